package org.chatsystem.redis;

import org.chatsystem.core.contract.MessageChangesContract;

class RedisMessageChangesIT extends RedisStore implements MessageChangesContract {}
