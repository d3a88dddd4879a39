package org.chatsystem.core.usecase;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Event.PresenceChanged;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.BlockUsers;
import org.chatsystem.core.port.out.Backend;

/**
 * Keeps people apart, and tells both what they may see of each other now, if they have a
 * conversation in common: else an old "online" would stay for ever.
 */
final class BlockService implements BlockUsers {
  private final Backend backend;
  private final Sight sight;

  BlockService(Backend backend, Sight sight) {
    this.backend = backend;
    this.sight = sight;
  }

  @Override
  public Outcome block(Username user, Username other) {
    if (user.equals(other)) {
      return Outcome.ONESELF;
    }
    if (backend.users().find(other).isEmpty()) {
      return Outcome.USER_NOT_FOUND;
    }
    if (!backend.blocks().block(user, other)) {
      return Outcome.TOO_MANY;
    }
    tellBoth(user, other);
    return Outcome.BLOCKED;
  }

  @Override
  public void unblock(Username user, Username other) {
    backend.blocks().unblock(user, other);
    tellBoth(user, other);
  }

  @Override
  public List<User> blockedBy(Username user) {
    List<Username> names = backend.blocks().blockedBy(user);
    Map<Username, User> users = backend.users().findAll(names);
    return names.stream().map(users::get).filter(Objects::nonNull).toList();
  }

  private void tellBoth(Username one, Username other) {
    boolean strangers =
        Collections.disjoint(
            backend.log().conversationsOf(one), backend.log().conversationsOf(other));
    if (!strangers) {
      tell(one, other);
      tell(other, one);
    }
  }

  private void tell(Username viewer, Username seen) {
    var status = sight.of(viewer, List.of(seen)).get(seen);
    backend.bus().publish(new Channel.OfUser(viewer), new PresenceChanged(seen, status));
  }
}
