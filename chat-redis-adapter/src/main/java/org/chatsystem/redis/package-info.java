/**
 * The core's out-ports on Redis.
 *
 * <p>Begin at {@link org.chatsystem.redis.RedisBackend}, which with {@link
 * org.chatsystem.redis.RedisSettings} is all that others see. {@code Keys} names every key, {@code
 * Script} every atomic step (the Lua lies beside the classes, as resources). Three ways lead to
 * Redis, each with connections of its own: {@code Store} for plain calls, {@code AppendWriter} for
 * many appends in one round trip, {@code SubscriberLoop} for what other instances publish. Knows
 * the model and the out-ports; nobody above sees Jedis.
 */
package org.chatsystem.redis;
