package org.chatsystem.core.memory;

import org.chatsystem.core.contract.GroupsContract;

class InMemoryGroupsTest extends MemoryUnderTest implements GroupsContract {}
