package org.chatsystem.redis;

import org.chatsystem.core.contract.SessionsContract;

class RedisSessionsIT extends RedisStore implements SessionsContract {}
