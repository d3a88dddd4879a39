package org.chatsystem.core.model;

import static org.chatsystem.core.model.InvalidValueException.Kind.OTHER;

/**
 * The sender's own id of a message. Within a day a second send with the same ref says nothing new,
 * whatever else it carries.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters, chosen by the sender and unique among its
 *     messages
 */
public record Ref(String value) {
  /** The longest ref, in code points. */
  public static final int MAX_LENGTH = 64;

  /** Checks the length and the characters. */
  public Ref {
    Text.check(OTHER, "ref", value, MAX_LENGTH);
    if (value.isEmpty()) {
      throw new InvalidValueException(OTHER, "ref has at least one character");
    }
  }
}
