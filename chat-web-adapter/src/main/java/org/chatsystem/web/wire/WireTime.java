package org.chatsystem.web.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Times as clients see them: RFC 3339, in UTC, with milliseconds. */
public final class WireTime {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private WireTime() {}

  /** {@code 2026-11-22T13:28:00.123Z}. */
  public static String of(Instant time) {
    return FORMAT.format(time);
  }

  /** The same; {@code null} for none. */
  static String of(Optional<Instant> time) {
    return time.map(WireTime::of).orElse(null);
  }
}
