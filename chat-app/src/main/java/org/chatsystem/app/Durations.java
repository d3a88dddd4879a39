package org.chatsystem.app;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them in settings. */
final class Durations {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})([smhd])");

  private Durations() {}

  /** Reads {@code 45s}, {@code 30m}, {@code 12h} or {@code 30d}; nothing shorter than a second. */
  static Duration parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
      throw new IllegalArgumentException("is a time such as 12h or 30d");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
