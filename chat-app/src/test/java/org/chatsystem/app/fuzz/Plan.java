package org.chatsystem.app.fuzz;

import java.time.Duration;
import java.util.Locale;

/**
 * How a run is to be. Read from system properties: {@code fuzz.duration} ({@code 90s}, {@code 5m})
 * for all servers together, and {@code fuzz.seed}.
 */
record Plan(Duration duration, long seed) {
  private static final String SHORT = "10s";

  static Plan asked() {
    String duration = System.getProperty("fuzz.duration", SHORT).toUpperCase(Locale.ROOT);
    return new Plan(Duration.parse("PT" + duration), Long.getLong("fuzz.seed", 1));
  }

  boolean isLong() {
    return duration.compareTo(Duration.ofMinutes(1)) >= 0;
  }
}
