package org.chatsystem.core.port.out;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;

/**
 * Who has signed up. Safe for concurrent use; every method throws {@link UnavailableException} when
 * the store is away.
 */
public interface Users {
  /**
   * Keeps a new account. Of any number of concurrent calls for one name, on any instances, exactly
   * one succeeds; none does while the name is reserved for someone who is gone ({@link
   * Departures}).
   *
   * @return whether the name was free; if not, nothing has changed
   */
  boolean create(Account account);

  /** The account of this name, if there is one. */
  Optional<Account> find(Username name);

  /**
   * Shows someone by another name from now on.
   *
   * @return whether there is such an account
   */
  boolean rename(Username name, DisplayName displayName);

  /**
   * Gives an account another password, if it still has the one that the caller has checked: of
   * concurrent calls that checked the same one, exactly one succeeds.
   *
   * @return whether it is done; if not, nothing has changed
   */
  boolean changePassword(Username name, PasswordHash checked, PasswordHash next);

  /**
   * Marks an account as kept out, or not any more. Ends nothing by itself: whoever keeps someone
   * out ends their {@link Sessions} afterwards.
   *
   * @return whether there is such an account
   */
  boolean setDisabled(Username name, boolean disabled);

  /** Which of these have an account that is kept out, in one step. */
  Set<Username> disabledAmong(Collection<Username> names);

  /**
   * Those whose names begin so, in the order of their names.
   *
   * @param after only names that sort after this one; {@code null} for the first ones
   * @param limit how many at most
   */
  List<User> findByPrefix(NamePrefix prefix, Username after, int limit);

  /** Those of the named who exist, in one step. */
  Map<Username, User> findAll(Collection<Username> names);
}
