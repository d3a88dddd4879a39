package org.chatsystem.core.memory;

import org.chatsystem.core.contract.BlocksContract;

class InMemoryBlocksTest extends MemoryUnderTest implements BlocksContract {}
