package org.chatsystem.core.memory;

import org.chatsystem.core.contract.MessageBusContract;

class InMemoryMessageBusTest extends MemoryUnderTest implements MessageBusContract {}
