package org.chatsystem.core.memory;

import org.chatsystem.core.contract.ReadMarkersContract;

class InMemoryReadMarkersTest extends MemoryUnderTest implements ReadMarkersContract {}
