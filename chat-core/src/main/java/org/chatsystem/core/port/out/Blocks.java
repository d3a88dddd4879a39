package org.chatsystem.core.port.out;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Username;

/**
 * Who wants nothing to do with whom. From when a block stands until the last one between two people
 * is lifted, {@link MessageLog#append} stores nothing in their direct conversation, and {@link
 * ReadMarkers} tells neither how far the other is. Safe for concurrent use; every method throws
 * {@link UnavailableException} when the store is away.
 */
public interface Blocks {
  /** How many people one user blocks at most. */
  int MAX_PER_USER = 1_000;

  /**
   * Blocks someone else.
   *
   * @return whether it is so now; {@code false} if the user blocks as many as they may
   */
  boolean block(Username user, Username other);

  /** Lifts a block, if there is one. */
  void unblock(Username user, Username other);

  /** Whom this user blocks, by name. */
  List<Username> blockedBy(Username user);

  /** Whom this user blocks, and who blocks this user. */
  Set<Username> apartFrom(Username user);

  /** In which of these conversations one of the two blocks the other, in one step. */
  Set<Conversation> closedAmong(Collection<Conversation.Direct> conversations);
}
