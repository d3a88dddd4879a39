package org.chatsystem.core.model;

import static org.chatsystem.core.model.InvalidValueException.Kind.OTHER;

/**
 * What a group is about: up to {@value #MAX_CODE_POINTS} code points on one line; nothing, if that
 * is not said.
 *
 * @param text the text as typed
 */
public record Topic(String text) {
  /** The longest one, in code points. */
  public static final int MAX_CODE_POINTS = 256;

  /** Nothing in particular. */
  public static final Topic NONE = new Topic("");

  /** Checks the length and the characters. */
  public Topic {
    Text.check(OTHER, "a topic", text, MAX_CODE_POINTS);
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw new InvalidValueException(OTHER, "a topic is one line");
    }
  }
}
