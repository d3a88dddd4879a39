package org.chatsystem.core.memory;

import org.chatsystem.core.contract.UpkeepContract;

class InMemoryUpkeepTest extends MemoryUnderTest implements UpkeepContract {}
