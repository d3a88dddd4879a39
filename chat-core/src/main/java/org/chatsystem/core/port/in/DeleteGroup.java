package org.chatsystem.core.port.in;

import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Username;

/** Deletes a group. */
public interface DeleteGroup {
  /**
   * Deletes a group with its messages, which its owner alone may. Its name is free again, nothing
   * of it is delivered any more, and everyone who was in it is told.
   */
  Outcome delete(Username actor, GroupName group);

  /** What came of it. */
  enum Outcome {
    /** It is gone. */
    DELETED,
    /** There is no such group, or it is private and the actor is not in it. */
    GROUP_NOT_FOUND,
    /** The actor does not own it. */
    FORBIDDEN
  }
}
