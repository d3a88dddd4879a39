package org.chatsystem.core.memory;

import org.chatsystem.core.contract.AllowancesContract;

class InMemoryAllowancesTest extends MemoryUnderTest implements AllowancesContract {}
