package org.chatsystem.core.port.in;

import java.util.Optional;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Topic;
import org.chatsystem.core.model.Username;

/** Makes a group. */
public interface CreateGroup {
  /**
   * Of concurrent calls for one name, on any instances, exactly one succeeds; the creator is the
   * owner.
   */
  Outcome create(Command command);

  /**
   * Which group.
   *
   * @param title what to show; the name itself if empty
   */
  record Command(
      Username creator,
      GroupName name,
      Optional<DisplayName> title,
      Topic topic,
      Group.Visibility visibility) {
    /** One about nothing in particular. */
    public Command(
        Username creator,
        GroupName name,
        Optional<DisplayName> title,
        Group.Visibility visibility) {
      this(creator, name, title, Topic.NONE, visibility);
    }
  }

  /** What came of it. */
  sealed interface Outcome {
    /** It is there now. */
    record Created(Group group) implements Outcome {}

    /** Nothing has changed. */
    record Refused(Reason reason) implements Outcome {}
  }

  /** Why there is no new group. */
  enum Reason {
    /** Another group has the name, perhaps a private one. */
    NAME_TAKEN,
    /** The creator is in as many groups as one may be. */
    TOO_MANY_GROUPS
  }
}
