package org.chatsystem.redis;

import java.util.List;

/** Several texts in one, separated by NUL, which none but the last may hold. */
final class Texts {
  private static final char SEPARATOR = 0;

  private Texts() {}

  static String join(String... texts) {
    for (int i = 0; i < texts.length - 1; i++) {
      if (texts[i].indexOf(SEPARATOR) >= 0) {
        throw new IllegalArgumentException("a field holds a NUL");
      }
    }
    return String.join("\0", texts);
  }

  /** Takes exactly this many apart; whatever follows belongs to the last one. */
  static List<String> split(String joined, int count) {
    var texts = new String[count];
    int start = 0;
    for (int i = 0; i < count - 1; i++) {
      int end = joined.indexOf(SEPARATOR, start);
      if (end < 0) {
        throw new IllegalArgumentException("too few fields");
      }
      texts[i] = joined.substring(start, end);
      start = end + 1;
    }
    texts[count - 1] = joined.substring(start);
    return List.of(texts);
  }
}
