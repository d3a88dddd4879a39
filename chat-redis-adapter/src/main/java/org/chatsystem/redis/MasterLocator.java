package org.chatsystem.redis;

import java.util.stream.Stream;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;

/**
 * Knows where the Redis is to which everything is written. Asked for each new connection, by any
 * thread.
 */
interface MasterLocator {
  /**
   * Where it is, as far as is known: one place, or one for each opinion about that. Opinions are
   * asked for one after the other, and no further than the stream is read.
   */
  Stream<HostAndPort> places();

  /** Whether it is really there. */
  default boolean isAt(Connection connection) {
    return true;
  }

  /** One Redis, always at the same place. */
  record Fixed(HostAndPort place) implements MasterLocator {
    @Override
    public Stream<HostAndPort> places() {
      return Stream.of(place);
    }
  }
}
