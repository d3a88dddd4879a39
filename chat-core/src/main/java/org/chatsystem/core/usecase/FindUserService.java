package org.chatsystem.core.usecase;

import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.FindUser;
import org.chatsystem.core.port.out.Account;
import org.chatsystem.core.port.out.Presence;
import org.chatsystem.core.port.out.Users;

final class FindUserService implements FindUser {
  private final Users users;
  private final Presence presence;

  FindUserService(Users users, Presence presence) {
    this.users = users;
    this.presence = presence;
  }

  @Override
  public Optional<Profile> find(Username name) {
    return users.find(name).map(Account::user).map(user -> new Profile(user, statusOf(name)));
  }

  private PresenceStatus statusOf(Username name) {
    return presence.of(List.of(name)).getOrDefault(name, PresenceStatus.NEVER_SEEN);
  }
}
