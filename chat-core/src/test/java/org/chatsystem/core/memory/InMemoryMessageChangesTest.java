package org.chatsystem.core.memory;

import org.chatsystem.core.contract.MessageChangesContract;

class InMemoryMessageChangesTest extends MemoryUnderTest implements MessageChangesContract {}
