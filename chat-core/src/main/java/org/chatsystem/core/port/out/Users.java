package org.chatsystem.core.port.out;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;

/**
 * Who has signed up. Safe for concurrent use; every method throws {@link UnavailableException} when
 * the store is away.
 */
public interface Users {
  /**
   * Keeps a new account. Of any number of concurrent calls for one name, on any instances, exactly
   * one succeeds.
   *
   * @return whether the name was free; if not, nothing has changed
   */
  boolean create(Account account);

  /** The account of this name, if there is one. */
  Optional<Account> find(Username name);

  /** Those of the named who exist, in one step. */
  Map<Username, User> findAll(Collection<Username> names);
}
