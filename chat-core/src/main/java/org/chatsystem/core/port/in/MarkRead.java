package org.chatsystem.core.port.in;

import java.util.Optional;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Username;

/** Notes up to where someone has read. */
public interface MarkRead {
  /**
   * Moves the mark forward to this seq, at most to the newest message; never back.
   *
   * @return why not; empty if it is done, or was further already
   */
  Optional<ReadHistory.Reason> markRead(Username reader, Conversation conversation, long seq);
}
