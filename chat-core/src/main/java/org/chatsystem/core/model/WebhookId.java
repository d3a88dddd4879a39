package org.chatsystem.core.model;

import static org.chatsystem.core.model.InvalidValueException.Kind.OTHER;

import java.util.HexFormat;

/**
 * Names one webhook of one group.
 *
 * @param value {@value #LENGTH} hexadecimal digits in lower case
 */
public record WebhookId(String value) {
  /** How many digits it has. */
  public static final int LENGTH = 16;

  /** Checks the digits. */
  public WebhookId {
    if (value == null || value.length() != LENGTH || !value.chars().allMatch(WebhookId::isDigit)) {
      throw new InvalidValueException(OTHER, "a webhook's id has 16 hexadecimal digits");
    }
  }

  private static boolean isDigit(int c) {
    return HexFormat.isHexDigit(c) && !Character.isUpperCase(c);
  }

  @Override
  public String toString() {
    return value;
  }
}
