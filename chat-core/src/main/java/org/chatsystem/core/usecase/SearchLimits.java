package org.chatsystem.core.usecase;

import java.time.Duration;

/**
 * What one search may cost.
 *
 * @param messages how many are looked at, give or take the first few of each conversation
 * @param time how long it goes on reading
 * @param concurrent how many searches run at once in this process
 */
record SearchLimits(int messages, Duration time, int concurrent) {
  static final SearchLimits STANDARD = new SearchLimits(20_000, Duration.ofSeconds(1), 4);
}
