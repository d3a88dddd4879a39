package org.chatsystem.web.auth;

/**
 * What access tokens are signed with; the same on every instance. Shown to nobody, {@link
 * #toString} included.
 */
public final class JwtSecret {
  /** The shortest secret, in bytes (RFC 7518, section 3.2). */
  public static final int MIN_BYTES = 32;

  private final byte[] bytes;

  /** Refuses a secret that is too short, or one character over and over. */
  public JwtSecret(byte[] bytes) {
    if (bytes.length < MIN_BYTES) {
      throw new IllegalArgumentException("has at least " + MIN_BYTES + " bytes");
    }
    if (isRepeated(bytes)) {
      throw new IllegalArgumentException("is more than one character repeated");
    }
    this.bytes = bytes.clone();
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
