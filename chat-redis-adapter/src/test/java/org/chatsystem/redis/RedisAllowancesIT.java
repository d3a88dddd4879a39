package org.chatsystem.redis;

import org.chatsystem.core.contract.AllowancesContract;

class RedisAllowancesIT extends RedisStore implements AllowancesContract {}
