package org.chatsystem.core.port.out;

import java.util.Optional;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;

/**
 * A person as the store keeps them.
 *
 * @param user what others may see
 * @param password what their password hashes to; empty for someone admitted without one, who cannot
 *     log in
 * @param owner whom a bot belongs to; empty for a person
 */
public record Account(User user, Optional<PasswordHash> password, Optional<Username> owner) {
  /** Refuses a bot without an owner, and a person with one. */
  public Account {
    if (user.bot() != owner.isPresent()) {
      throw new IllegalArgumentException("bots, and none but they, have an owner");
    }
  }

  /** A person's. */
  public Account(User user, Optional<PasswordHash> password) {
    this(user, password, Optional.empty());
  }
}
