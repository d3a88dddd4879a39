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
 * @param disabled whether whoever runs the chat keeps them out
 */
public record Account(
    User user, Optional<PasswordHash> password, Optional<Username> owner, boolean disabled) {
  /** Refuses a bot without an owner, and a person with one. */
  public Account {
    if (user.bot() != owner.isPresent()) {
      throw new IllegalArgumentException("bots, and none but they, have an owner");
    }
  }

  /** One that is not disabled. */
  public Account(User user, Optional<PasswordHash> password, Optional<Username> owner) {
    this(user, password, owner, false);
  }

  /** A person's that is not disabled. */
  public Account(User user, Optional<PasswordHash> password) {
    this(user, password, Optional.empty());
  }

  /** The same of someone who is shown otherwise. */
  public Account shownAs(User shown) {
    return new Account(shown, password, owner, disabled);
  }

  /** The same with another password. */
  public Account with(PasswordHash other) {
    return new Account(user, Optional.of(other), owner, disabled);
  }

  /** The same, kept out or not. */
  public Account disabled(boolean now) {
    return new Account(user, password, owner, now);
  }
}
