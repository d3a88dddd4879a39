package org.chatsystem.core.model;

import java.time.Instant;

/**
 * A person as others see them.
 *
 * @param name the unique name
 * @param displayName what to show; the name itself unless another was chosen
 * @param createdAt when they signed up
 * @param bot whether it is a program that belongs to another user
 */
public record User(Username name, DisplayName displayName, Instant createdAt, boolean bot) {
  /** A person. */
  public User(Username name, DisplayName displayName, Instant createdAt) {
    this(name, displayName, createdAt, false);
  }
}
