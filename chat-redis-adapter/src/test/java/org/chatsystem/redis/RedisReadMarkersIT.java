package org.chatsystem.redis;

import org.chatsystem.core.contract.ReadMarkersContract;

class RedisReadMarkersIT extends RedisStore implements ReadMarkersContract {}
