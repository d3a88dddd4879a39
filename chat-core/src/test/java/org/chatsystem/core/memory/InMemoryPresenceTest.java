package org.chatsystem.core.memory;

import org.chatsystem.core.contract.PresenceContract;

class InMemoryPresenceTest extends MemoryUnderTest implements PresenceContract {}
