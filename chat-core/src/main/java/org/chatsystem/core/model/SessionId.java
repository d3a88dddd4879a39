package org.chatsystem.core.model;

import static org.chatsystem.core.model.InvalidValueException.Kind.OTHER;

/**
 * Names one sign-in of one user: the family of tokens that were issued from it, and the connections
 * that used them.
 *
 * @param value 1 to {@value #MAX_LENGTH} random letters, digits, {@code _} and {@code -}, safe in
 *     keys
 */
public record SessionId(String value) {
  /** The longest id, in characters. */
  public static final int MAX_LENGTH = 64;

  /** Checks the length and the characters. */
  public SessionId {
    if (value == null
        || value.isEmpty()
        || value.length() > MAX_LENGTH
        || !value.chars().allMatch(SessionId::isAllowed)) {
      throw new InvalidValueException(
          OTHER, "a session has 1 to 64 characters of A-Z a-z 0-9 _ and -");
    }
  }

  private static boolean isAllowed(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  @Override
  public String toString() {
    return value;
  }
}
