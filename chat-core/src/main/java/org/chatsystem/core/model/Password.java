package org.chatsystem.core.model;

import static org.chatsystem.core.model.InvalidValueException.Kind.PASSWORD;

import java.nio.charset.StandardCharsets;

/**
 * A password that someone chooses: 8 to 72 bytes of UTF-8 (bcrypt reads no more than 72, and what
 * it would not read is refused, never cut off), and none of the commonest. Its text is shown to
 * nobody, {@link #toString} included.
 *
 * @param text the password itself
 */
public record Password(String text) {
  /** The shortest password, in bytes of UTF-8. */
  public static final int MIN_BYTES = 8;

  /** The longest password, in bytes of UTF-8. */
  public static final int MAX_BYTES = 72;

  /** Checks the length and the characters, and that others did not think of it first. */
  public Password {
    Text.check(PASSWORD, "a password", text, MAX_BYTES);
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes < MIN_BYTES || bytes > MAX_BYTES) {
      throw new InvalidValueException(PASSWORD, "a password has 8 to 72 bytes of UTF-8");
    }
    if (CommonPasswords.contain(text)) {
      throw new InvalidValueException(PASSWORD, "this password is one of the commonest");
    }
  }

  @Override
  public String toString() {
    return "Password[hidden]";
  }
}
