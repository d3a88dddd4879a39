package org.chatsystem.core.model;

/**
 * Names one sign-in of one user: the family of tokens that were issued from it, and the connections
 * that used them.
 *
 * @param value random letters and digits, safe in keys
 */
public record SessionId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
