package org.chatsystem.core.port.in;

import java.util.List;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;

/**
 * Wants nothing to do with someone. While either of two people blocks the other, neither sends the
 * other direct messages, sees the other's presence, or in their direct conversation that the other
 * is writing and how far they have read, or adds the other to a group. What was said stays
 * readable, and what either says in common groups reaches the other.
 */
public interface BlockUsers {
  /** Blocks someone; a second time is no change. */
  Outcome block(Username user, Username other);

  /** Lifts one's own block, if there is one. */
  void unblock(Username user, Username other);

  /** Whom one blocks, by name; all of them, as their number is bounded. */
  List<User> blockedBy(Username user);

  /** What came of it. */
  enum Outcome {
    /** It is so now. */
    BLOCKED,
    /** The other one has never signed up. */
    USER_NOT_FOUND,
    /** Nobody blocks themselves. */
    ONESELF,
    /** One blocks as many as one may. */
    TOO_MANY
  }
}
