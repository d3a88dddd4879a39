package org.chatsystem.redis.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import redis.clients.jedis.exceptions.JedisException;

/** Waits for servers. */
final class Patience {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Patience() {}

  /** Returns when it is so; a server that does not answer is one of which it is not. */
  static void until(BooleanSupplier state) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!is(state)) {
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException("not so within " + LIMIT);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static boolean is(BooleanSupplier state) {
    try {
      return state.getAsBoolean();
    } catch (JedisException e) {
      return false;
    }
  }
}
