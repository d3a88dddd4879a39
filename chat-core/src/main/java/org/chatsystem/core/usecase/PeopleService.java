package org.chatsystem.core.usecase;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chatsystem.core.model.InvalidValueException;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.FindUser;
import org.chatsystem.core.port.in.ListUsers;
import org.chatsystem.core.port.out.Account;
import org.chatsystem.core.port.out.Users;

/** Who there is, and whether they are there. */
final class PeopleService implements FindUser, ListUsers {
  private final Users users;
  private final Sight sight;

  PeopleService(Users users, Sight sight) {
    this.users = users;
    this.sight = sight;
  }

  @Override
  public Optional<Profile> find(Username viewer, Username name) {
    return users
        .find(name)
        .map(Account::user)
        .map(user -> profile(user, sight.of(viewer, List.of(name))));
  }

  @Override
  public Listing list(Username viewer, NamePrefix prefix, Username after, int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new InvalidValueException(
          InvalidValueException.Kind.OTHER, "limit is a number from 1 to " + MAX_LIMIT);
    }
    List<User> found = users.findByPrefix(prefix, after, limit + 1);
    List<User> listed = found.subList(0, Math.min(limit, found.size()));
    Map<Username, PresenceStatus> statuses =
        sight.of(viewer, listed.stream().map(User::name).toList());
    return new Listing(
        listed.stream().map(user -> profile(user, statuses)).toList(), found.size() > limit);
  }

  private static Profile profile(User user, Map<Username, PresenceStatus> statuses) {
    return new Profile(user, statuses.getOrDefault(user.name(), PresenceStatus.NEVER_SEEN));
  }
}
