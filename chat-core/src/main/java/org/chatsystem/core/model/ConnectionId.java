package org.chatsystem.core.model;

/**
 * Names one connection of one user, for the life of that connection, among all instances.
 *
 * @param value random letters and digits, safe in keys
 */
public record ConnectionId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
