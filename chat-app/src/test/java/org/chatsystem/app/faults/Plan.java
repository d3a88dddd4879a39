package org.chatsystem.app.faults;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How a run is to be. Read from system properties: {@code faults.duration} ({@code 90s}, {@code
 * 10m}), {@code faults.seed} and {@code faults.fsync} ({@code always}, {@code everysec} or {@code
 * both}, which share the duration).
 */
record Plan(Duration duration, long seed, Fsync fsync) {
  /** When Redis has the disk confirm what it has written. */
  enum Fsync {
    ALWAYS,
    EVERYSEC;

    String setting() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String SHORT = "50s";

  static List<Plan> asked() {
    Duration duration = duration("faults.duration", SHORT);
    long seed = Long.getLong("faults.seed", 1);
    String fsync = System.getProperty("faults.fsync", "both");
    if (!fsync.equals("both")) {
      return List.of(new Plan(duration, seed, Fsync.valueOf(fsync.toUpperCase(Locale.ROOT))));
    }
    Duration half = duration.dividedBy(2);
    return List.of(new Plan(half, seed, Fsync.ALWAYS), new Plan(half, seed + 1, Fsync.EVERYSEC));
  }

  /** What a system property says, such as {@code 90s}. */
  static Duration duration(String property, String standard) {
    return Duration.parse("PT" + System.getProperty(property, standard).toUpperCase(Locale.ROOT));
  }
}
