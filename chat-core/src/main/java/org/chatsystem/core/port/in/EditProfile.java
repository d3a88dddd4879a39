package org.chatsystem.core.port.in;

import java.util.Optional;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;

/** Changes what others see of oneself. */
public interface EditProfile {
  /**
   * Changes what is given and leaves the rest.
   *
   * @return as it is now; empty if there is no such account any more
   */
  Optional<User> edit(Username user, Changes changes);

  /**
   * What to change.
   *
   * @param displayName what to show from now on
   * @param hidePresence whether others see nothing of one's coming and going from now on: one looks
   *     as if one had never been there
   */
  record Changes(Optional<DisplayName> displayName, Optional<Boolean> hidePresence) {}

  /** Whether someone hides their presence. */
  boolean hidesPresence(Username user);
}
