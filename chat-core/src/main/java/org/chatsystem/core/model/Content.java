package org.chatsystem.core.model;

import static org.chatsystem.core.model.InvalidValueException.Kind.CONTENT;

/**
 * What a message says: 1 to {@value #MAX_CODE_POINTS} code points, not all white space, without NUL
 * and lone surrogates. Kept exactly as it was sent.
 *
 * @param text the text as sent
 */
public record Content(String text) {
  /** The longest content, in code points. */
  public static final int MAX_CODE_POINTS = 4_000;

  /** Checks the text and changes nothing in it. */
  public Content {
    Text.check(CONTENT, "content", text, MAX_CODE_POINTS);
    if (text.isBlank()) {
      throw new InvalidValueException(CONTENT, "content has at least one visible character");
    }
  }
}
