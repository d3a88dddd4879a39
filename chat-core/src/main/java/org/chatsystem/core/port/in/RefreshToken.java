package org.chatsystem.core.port.in;

/**
 * A refresh token as its holder keeps it. The store has only a hash of it; {@link #toString} hides
 * it.
 *
 * @param value the token itself, opaque to its holder
 */
public record RefreshToken(String value) {
  @Override
  public String toString() {
    return "RefreshToken[hidden]";
  }
}
