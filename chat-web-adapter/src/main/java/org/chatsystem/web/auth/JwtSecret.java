package org.chatsystem.web.auth;

import java.util.Optional;

/**
 * What access tokens are signed with; the same on every instance. Shown to nobody, {@link
 * #toString} included.
 */
public final class JwtSecret {
  /** The shortest secret, in bytes (RFC 7518, section 3.2). */
  public static final int MIN_BYTES = 32;

  private final byte[] bytes;
  private final Optional<JwtSecret> previous;

  /** Refuses a secret that is too short, or one character over and over. */
  public JwtSecret(byte[] bytes) {
    if (bytes.length < MIN_BYTES) {
      throw new IllegalArgumentException("has at least " + MIN_BYTES + " bytes");
    }
    if (isRepeated(bytes)) {
      throw new IllegalArgumentException("is more than one character repeated");
    }
    this.bytes = bytes.clone();
    this.previous = Optional.empty();
  }

  private JwtSecret(JwtSecret secret, JwtSecret previous) {
    this.bytes = secret.bytes;
    this.previous = Optional.of(previous);
  }

  /** The same, for a time in which there are still tokens that the one before it has signed. */
  public JwtSecret replacing(JwtSecret before) {
    return new JwtSecret(this, before);
  }

  Optional<JwtSecret> previous() {
    return previous;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  private static boolean isRepeated(byte[] bytes) {
    for (byte each : bytes) {
      if (each != bytes[0]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return "JwtSecret[hidden]";
  }
}
