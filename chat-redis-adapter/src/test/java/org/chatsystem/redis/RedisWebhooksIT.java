package org.chatsystem.redis;

import org.chatsystem.core.contract.WebhooksContract;

class RedisWebhooksIT extends RedisStore implements WebhooksContract {}
