package org.chatsystem.redis;

import java.util.Optional;

/**
 * Who an instance is to Redis.
 *
 * @param user the user of an ACL; empty for the default one
 * @param password never empty, never shown
 */
public record RedisLogin(Optional<String> user, String password) {
  public RedisLogin {
    if (password.isEmpty()) {
      throw new IllegalArgumentException("is empty");
    }
    if (user.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("has an empty user beside it");
    }
  }

  /** Shows no password. */
  @Override
  public String toString() {
    return "RedisLogin[" + user.orElse("default") + "]";
  }
}
