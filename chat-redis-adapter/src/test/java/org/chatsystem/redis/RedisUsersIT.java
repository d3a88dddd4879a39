package org.chatsystem.redis;

import org.chatsystem.core.contract.UsersContract;

class RedisUsersIT extends RedisStore implements UsersContract {}
