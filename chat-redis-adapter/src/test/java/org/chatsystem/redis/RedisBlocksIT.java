package org.chatsystem.redis;

import org.chatsystem.core.contract.BlocksContract;

class RedisBlocksIT extends RedisStore implements BlocksContract {}
