package org.chatsystem.core.port.out;

import java.time.Duration;

/**
 * How much of each conversation the log keeps: what is older than {@code age} or beyond the newest
 * {@code messages} goes. A log may keep up to 200 messages more than that where it removes them by
 * the block, but never shows what is older than {@code age}.
 *
 * @param age 30 days by default
 * @param messages per conversation, 10,000 by default
 */
public record Retention(Duration age, int messages) {
  /** 30 days and 10,000 messages. */
  public static final Retention DEFAULT = new Retention(Duration.ofDays(30), 10_000);

  /** Refuses what would keep nothing. */
  public Retention {
    if (age.isNegative() || age.isZero() || messages < 1) {
      throw new IllegalArgumentException(
          "retention keeps something: " + age + ", " + messages + " messages");
    }
  }
}
