package org.chatsystem.core.usecase;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How a webhook is called again that did not take a call.
 *
 * @param first after how long the first time, at most; twice as long each time
 * @param longest no longer than this
 * @param giveUp it is switched off once calls have failed for so long
 */
record RetryRules(Duration first, Duration longest, Duration giveUp) {
  /** Some 30 calls within a day. */
  static final RetryRules STANDARD =
      new RetryRules(Duration.ofSeconds(2), Duration.ofHours(1), Duration.ofHours(24));

  private static final int MOST_DOUBLINGS = 30;

  /**
   * How long to wait after so many failures: somewhere between half of the time and all of it, so
   * that those who failed together do not come back together.
   */
  Duration after(int failures) {
    int doublings = Math.min(Math.max(0, failures - 1), MOST_DOUBLINGS);
    long most = Math.min(longest.toMillis(), first.toMillis() << doublings);
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }
}
