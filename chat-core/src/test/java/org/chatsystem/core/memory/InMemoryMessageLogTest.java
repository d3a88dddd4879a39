package org.chatsystem.core.memory;

import org.chatsystem.core.contract.MessageLogContract;

class InMemoryMessageLogTest extends MemoryUnderTest implements MessageLogContract {}
