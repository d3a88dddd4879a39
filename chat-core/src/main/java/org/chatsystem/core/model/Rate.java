package org.chatsystem.core.model;

import java.time.Duration;

/**
 * How often something may be done: so many times at once, and each of them comes back evenly, all
 * within the window.
 *
 * @param most how many there are at most
 * @param window how long it takes until all of them are back
 */
public record Rate(int most, Duration window) {
  private static final Duration LONGEST = Duration.ofDays(1);

  /** Refuses none at all, and windows that are not up to a day. */
  public Rate {
    if (most < 1) {
      throw new IllegalArgumentException("not a number of times: " + most);
    }
    if (window.isNegative() || window.isZero() || window.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("not a window of up to a day: " + window);
    }
  }

  /** So many a minute. */
  public static Rate perMinute(int most) {
    return new Rate(most, Duration.ofMinutes(1));
  }
}
