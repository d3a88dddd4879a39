package org.chatsystem.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What scripts answer, read as what it is known to be. */
final class Reply {
  private Reply() {}

  /** A text, or {@code null} for none. */
  static String text(Object reply) {
    return reply == null ? null : new String((byte[]) reply, StandardCharsets.UTF_8);
  }

  static boolean yes(Object reply) {
    return (Long) reply == 1;
  }

  static List<?> list(Object reply) {
    return (List<?>) reply;
  }

  static List<String> texts(Object reply) {
    return list(reply).stream().map(Reply::text).toList();
  }
}
