package org.chatsystem.core.memory;

import org.chatsystem.core.contract.UsersContract;

class InMemoryUsersTest extends MemoryUnderTest implements UsersContract {}
