package org.chatsystem.core.memory;

import org.chatsystem.core.contract.SessionsContract;

class InMemorySessionsTest extends MemoryUnderTest implements SessionsContract {}
