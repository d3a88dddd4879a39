package org.chatsystem.core.port.in;

import java.util.Optional;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;

/** Tells who someone is, and whether they are there. */
public interface FindUser {
  /** The user of this name, if there is one, as this viewer may see them. */
  Optional<Profile> find(Username viewer, Username name);

  /**
   * A person and their presence.
   *
   * @param presence at the moment of asking, on any instance; as if never seen between people of
   *     whom one blocks the other
   */
  record Profile(User user, PresenceStatus presence) {}
}
