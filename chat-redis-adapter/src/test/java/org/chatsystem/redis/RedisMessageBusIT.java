package org.chatsystem.redis;

import org.chatsystem.core.contract.MessageBusContract;

class RedisMessageBusIT extends RedisStore implements MessageBusContract {}
