package org.chatsystem.core.usecase;

import java.util.Optional;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ChangePassword;
import org.chatsystem.core.port.in.EditProfile;
import org.chatsystem.core.port.out.Account;
import org.chatsystem.core.port.out.PasswordHash;
import org.chatsystem.core.port.out.PasswordHasher;
import org.chatsystem.core.port.out.Presence;
import org.chatsystem.core.port.out.Sessions;
import org.chatsystem.core.port.out.Users;

/** What one changes about one's own account. */
final class OwnAccountService implements EditProfile, ChangePassword {
  private final Users users;
  private final Presence presence;
  private final Sessions sessions;
  private final PasswordHasher hasher;

  OwnAccountService(Users users, Presence presence, Sessions sessions, PasswordHasher hasher) {
    this.users = users;
    this.presence = presence;
    this.sessions = sessions;
    this.hasher = hasher;
  }

  @Override
  public Optional<User> edit(Username user, Changes changes) {
    changes.displayName().ifPresent(name -> users.rename(user, name));
    Optional<User> known = users.find(user).map(Account::user);
    if (known.isPresent()) {
      changes.hidePresence().ifPresent(hidden -> presence.hide(user, hidden));
    }
    return known;
  }

  @Override
  public boolean hidesPresence(Username user) {
    return presence.isHidden(user);
  }

  @Override
  public Outcome change(Command command) {
    Optional<PasswordHash> known = users.find(command.user()).flatMap(Account::password);
    PasswordHash current = known.orElseGet(hasher::decoy);
    if (!hasher.matches(command.current(), current) || known.isEmpty()) {
      return Outcome.BAD_CREDENTIALS;
    }
    if (!users.changePassword(command.user(), current, hasher.hash(command.next()))) {
      return Outcome.BAD_CREDENTIALS; // someone was faster: what was checked is not current
    }
    sessions.revokeOthers(command.user(), command.session());
    return Outcome.CHANGED;
  }
}
