package org.chatsystem.redis;

import org.chatsystem.core.contract.MessageLogContract;

class RedisMessageLogIT extends RedisStore implements MessageLogContract {}
