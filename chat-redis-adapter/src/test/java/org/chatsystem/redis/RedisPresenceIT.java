package org.chatsystem.redis;

import org.chatsystem.core.contract.PresenceContract;

class RedisPresenceIT extends RedisStore implements PresenceContract {}
