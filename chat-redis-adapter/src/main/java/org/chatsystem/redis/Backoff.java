package org.chatsystem.redis;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * How long to wait before the next try: longer each time up to a second, each time a little
 * different, so that instances which lost the same Redis do not come back all at once. For one
 * thread, but {@link #end} may be called by any.
 */
final class Backoff {
  private static final long FIRST_MILLIS = 25;
  private static final long LONGEST_MILLIS = 1_000;

  private final CountDownLatch ended = new CountDownLatch(1);
  private long next = FIRST_MILLIS;

  /** Waits, but not beyond {@link #end}. */
  void pause() throws InterruptedException {
    long millis = ThreadLocalRandom.current().nextLong(next / 2, next + 1);
    next = Math.min(LONGEST_MILLIS, next * 2);
    ended.await(millis, TimeUnit.MILLISECONDS);
  }

  void reset() {
    next = FIRST_MILLIS;
  }

  void end() {
    ended.countDown();
  }
}
