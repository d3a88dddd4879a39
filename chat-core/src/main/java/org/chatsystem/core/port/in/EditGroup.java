package org.chatsystem.core.port.in;

import java.util.Optional;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Topic;
import org.chatsystem.core.model.Username;

/** Changes what a group is called, what it is about and who may see it. */
public interface EditGroup {
  /**
   * Changes what is given and leaves the rest; members are told, if anything is another now. Title
   * and topic are for the owner and admins to change, the visibility for the owner alone.
   */
  Outcome edit(Command command);

  /** What to change. */
  record Command(
      Username actor,
      GroupName group,
      Optional<DisplayName> title,
      Optional<Topic> topic,
      Optional<Group.Visibility> visibility) {}

  /** What came of it. */
  sealed interface Outcome {
    /**
     * It is so now.
     *
     * @param group as it is now
     * @param role the actor's
     */
    record Edited(Group group, Role role) implements Outcome {}

    /** Nothing has changed. */
    record Refused(Reason reason) implements Outcome {}
  }

  /** Why it may not be changed. */
  enum Reason {
    /** There is no such group, or it is private and the actor is not in it. */
    GROUP_NOT_FOUND,
    /** The actor's role does not allow it. */
    FORBIDDEN
  }
}
