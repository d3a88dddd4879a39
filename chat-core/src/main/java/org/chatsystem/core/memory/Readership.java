package org.chatsystem.core.memory;

import java.util.function.Predicate;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Username;

/**
 * Who may read a conversation at the moment.
 *
 * @param roster the version of the group's roster, 0 outside groups
 */
record Readership(long roster, Predicate<Username> members) {
  private static final long OUTSIDE_GROUPS = 0;

  static Readership outsideGroups(Conversation conversation, InMemoryUsers users) {
    return new Readership(
        OUTSIDE_GROUPS,
        conversation instanceof Conversation.Direct direct ? direct::includes : users::has);
  }

  /** Holds as long as the room's monitor is held. */
  static Readership ofGroup(Room room) {
    return new Readership(room.version(), user -> room.roleOf(user).isPresent());
  }

  boolean includes(Username user) {
    return members.test(user);
  }
}
