package org.chatsystem.core.model;

import static org.chatsystem.core.model.InvalidValueException.Kind.OTHER;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Names what was uploaded to be sent with a message. Made here and nowhere else, too random to be
 * guessed, and safe in keys and as the name of a file.
 *
 * @param value 32 hexadecimal digits in lower case
 */
public record AttachmentId(String value) {
  private static final int BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Checks the length and the characters. */
  public AttachmentId {
    if (value == null || value.length() != 2 * BYTES || !value.chars().allMatch(c -> isDigit(c))) {
      throw new InvalidValueException(OTHER, "an attachment's id is 32 digits of 0-9 and a-f");
    }
  }

  /** One that nobody has made before. */
  public static AttachmentId random() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new AttachmentId(HexFormat.of().formatHex(bytes));
  }

  private static boolean isDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  @Override
  public String toString() {
    return value;
  }
}
