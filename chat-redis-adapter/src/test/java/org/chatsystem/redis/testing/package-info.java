/**
 * A real Redis for tests, however the machine can provide one. Begin at {@link
 * org.chatsystem.redis.testing.TestRedis}. Published in this module's test-jar.
 */
package org.chatsystem.redis.testing;
