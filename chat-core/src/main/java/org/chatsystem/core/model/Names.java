package org.chatsystem.core.model;

import static org.chatsystem.core.model.InvalidValueException.Kind.NAME;

/**
 * The one alphabet of user and group names: what passes here is safe in a key, a channel, a path
 * and a log line.
 */
final class Names {
  static final int MAX_LENGTH = 32;

  private Names() {}

  /**
   * Lower-cases ASCII letters only: a letter that merely lower-cases to ASCII (such as the Kelvin
   * sign) stays foreign.
   */
  static String canonical(String raw) {
    if (raw == null) {
      throw refused();
    }
    var name = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      name.append(canonical(raw.charAt(i)));
    }
    return name.toString();
  }

  private static char canonical(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }

  /** Whether a name may begin with it, as a person types it. */
  static boolean mayBegin(char typed) {
    return isLetterOrDigit(canonical(typed));
  }

  /** Whether it may stand in a name, as a person types it. */
  static boolean mayHold(char typed) {
    return isAllowed(canonical(typed));
  }

  static void check(String name) {
    if (name == null
        || name.isEmpty()
        || name.length() > MAX_LENGTH
        || !isLetterOrDigit(name.charAt(0))) {
      throw refused();
    }
    for (int i = 1; i < name.length(); i++) {
      if (!isAllowed(name.charAt(i))) {
        throw refused();
      }
    }
  }

  private static boolean isAllowed(char c) {
    return isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  private static InvalidValueException refused() {
    return new InvalidValueException(
        NAME, "a name has 1 to 32 characters of a-z 0-9 _ . - and begins with a letter or digit");
  }
}
