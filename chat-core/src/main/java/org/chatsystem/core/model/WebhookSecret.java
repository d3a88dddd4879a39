package org.chatsystem.core.model;

import static org.chatsystem.core.model.InvalidValueException.Kind.OTHER;

import java.util.Base64;

/**
 * What the calls of a webhook are signed with, in the form of the Standard Webhooks specification;
 * {@link #toString} hides it.
 *
 * @param value {@value #PREFIX} and the key in Base64
 */
public record WebhookSecret(String value) {
  private static final String PREFIX = "whsec_";
  private static final int LEAST_BYTES = 24;
  private static final int MOST_BYTES = 64;

  /** Checks the form. */
  public WebhookSecret {
    int size = value == null || !value.startsWith(PREFIX) ? 0 : keyOf(value).length;
    if (size < LEAST_BYTES || size > MOST_BYTES) {
      throw new InvalidValueException(OTHER, "a webhook's secret has 24 to 64 bytes");
    }
  }

  /** A secret with this key, of 24 to 64 bytes. */
  public static WebhookSecret of(byte[] key) {
    return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(key));
  }

  /** The key itself. */
  public byte[] key() {
    return keyOf(value);
  }

  private static byte[] keyOf(String value) {
    try {
      return Base64.getDecoder().decode(value.substring(PREFIX.length()));
    } catch (IllegalArgumentException e) {
      throw new InvalidValueException(OTHER, "a webhook's secret is written in Base64");
    }
  }

  @Override
  public String toString() {
    return "WebhookSecret[hidden]";
  }
}
