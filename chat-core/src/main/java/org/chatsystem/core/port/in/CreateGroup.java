package org.chatsystem.core.port.in;

import java.util.Optional;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Username;

/** Makes a group. */
public interface CreateGroup {
  /**
   * Of concurrent calls for one name, on any instances, exactly one succeeds; the creator is the
   * owner.
   *
   * @return empty if the name is taken, by a private group too
   */
  Optional<Group> create(Command command);

  /**
   * Which group.
   *
   * @param title what to show; the name itself if empty
   */
  record Command(
      Username creator, GroupName name, Optional<DisplayName> title, Group.Visibility visibility) {}
}
