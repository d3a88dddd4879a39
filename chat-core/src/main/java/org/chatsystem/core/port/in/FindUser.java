package org.chatsystem.core.port.in;

import java.util.Optional;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;

/** Tells who someone is, and whether they are there. */
public interface FindUser {
  /** The user of this name, if there is one. */
  Optional<Profile> find(Username name);

  /**
   * A person and their presence.
   *
   * @param presence at the moment of asking, on any instance
   */
  record Profile(User user, PresenceStatus presence) {}
}
