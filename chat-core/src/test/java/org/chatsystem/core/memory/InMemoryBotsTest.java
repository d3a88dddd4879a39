package org.chatsystem.core.memory;

import org.chatsystem.core.contract.BotsContract;

class InMemoryBotsTest extends MemoryUnderTest implements BotsContract {}
