package org.chatsystem.core.usecase;

import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.DeleteAccount;
import org.chatsystem.core.port.out.Account;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.PasswordHash;
import org.chatsystem.core.port.out.PasswordHasher;
import org.chatsystem.core.port.out.UnavailableException;

/** Looks, takes the account away in one step, and undoes what it has left. */
final class DeleteAccountService implements DeleteAccount {
  private final Backend backend;
  private final PasswordHasher hasher;
  private final Farewell farewell;

  DeleteAccountService(Backend backend, PasswordHasher hasher, Farewell farewell) {
    this.backend = backend;
    this.hasher = hasher;
    this.farewell = farewell;
  }

  @Override
  public Outcome delete(Username user, String password) {
    Optional<PasswordHash> known = backend.users().find(user).flatMap(Account::password);
    if (!hasher.matches(password, known.orElseGet(hasher::decoy)) || known.isEmpty()) {
      return new Outcome.BadCredentials();
    }
    List<GroupName> owned = farewell.ownedBy(user);
    if (!owned.isEmpty()) {
      return new Outcome.OwnsGroups(owned);
    }
    if (!backend.departures().begin(user, known)) {
      return new Outcome.BadCredentials(); // someone was faster: what was checked is not current
    }
    try {
      farewell.undo(user);
    } catch (UnavailableException storeIsAway) {
      return new Outcome.Deleted(); // it is: Departing does the rest
    }
    return new Outcome.Deleted();
  }
}
