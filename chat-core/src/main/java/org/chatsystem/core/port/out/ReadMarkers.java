package org.chatsystem.core.port.out;

import java.util.Collection;
import java.util.Map;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;

/**
 * Up to where each user has read each conversation: one mark for each, which only moves forward.
 * {@link MessageLog#append} moves the sender's own. Safe for concurrent use; every method throws
 * {@link UnavailableException} when the store is away.
 */
public interface ReadMarkers {
  /** Moves the mark forward to this id; does nothing if it is there or further already. */
  void advance(Username reader, Conversation conversation, MessageId upTo);

  /** The marks of one reader, in one step; conversations without one are left out. */
  Map<Conversation, MessageId> of(Username reader, Collection<Conversation> conversations);
}
