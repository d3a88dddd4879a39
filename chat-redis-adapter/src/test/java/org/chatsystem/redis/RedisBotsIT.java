package org.chatsystem.redis;

import org.chatsystem.core.contract.BotsContract;

class RedisBotsIT extends RedisStore implements BotsContract {}
