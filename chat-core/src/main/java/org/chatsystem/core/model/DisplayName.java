package org.chatsystem.core.model;

import static org.chatsystem.core.model.InvalidValueException.Kind.OTHER;

/**
 * A name or title to show, in any script: 1 to {@value #MAX_CODE_POINTS} code points on one line,
 * not all white space.
 *
 * @param text the text as typed
 */
public record DisplayName(String text) {
  /** The longest one, in code points. */
  public static final int MAX_CODE_POINTS = 64;

  /** Checks the length and the characters. */
  public DisplayName {
    Text.check(OTHER, "a display name or title", text, MAX_CODE_POINTS);
    if (text.isBlank() || text.codePoints().anyMatch(Character::isISOControl)) {
      throw new InvalidValueException(
          OTHER, "a display name or title is one line with a visible character");
    }
  }
}
