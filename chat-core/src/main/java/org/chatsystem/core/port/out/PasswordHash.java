package org.chatsystem.core.port.out;

/**
 * What a {@link PasswordHasher} made of a password, with its salt and cost. Shown to nobody, {@link
 * #toString} included.
 *
 * @param value in the hasher's own notation
 */
public record PasswordHash(String value) {
  @Override
  public String toString() {
    return "PasswordHash[hidden]";
  }
}
