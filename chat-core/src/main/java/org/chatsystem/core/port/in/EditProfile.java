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
   */
  record Changes(Optional<DisplayName> displayName) {}
}
