package org.chatsystem.core.model;

import org.chatsystem.core.model.InvalidValueException.Kind;

/**
 * What every text from outside must keep to: bounded in code points, no NUL, no half of a surrogate
 * pair.
 */
final class Text {
  private Text() {}

  static void check(Kind kind, String what, String value, int maxCodePoints) {
    if (value == null || value.codePointCount(0, value.length()) > maxCodePoints) {
      throw new InvalidValueException(kind, what + " has at most " + maxCodePoints + " characters");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == 0) {
        throw new InvalidValueException(kind, what + " has no NUL character");
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == value.length()
            || !Character.isLowSurrogate(value.charAt(i + 1))) {
          throw new InvalidValueException(kind, what + " has no lone surrogates");
        }
        i++;
      }
    }
  }
}
