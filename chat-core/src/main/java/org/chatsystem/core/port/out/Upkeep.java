package org.chatsystem.core.port.out;

import java.util.List;
import java.util.function.Consumer;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;

/**
 * All conversations of a store at once, for whoever looks after it. Works beside running instances
 * and takes the store little at a time, so that none of them waits for it. Safe for concurrent use;
 * every method throws {@link UnavailableException} when the store is away.
 */
public interface Upkeep {
  /**
   * How much there is of one conversation.
   *
   * @param messages how many are kept; those that were deleted may count or not
   * @param newest the newest id that was given out; {@link MessageId#NONE} if that is not known
   */
  record Size(Conversation conversation, long messages, MessageId newest) {}

  /**
   * Hands over each conversation that has a log, in no order and a page at a time, however many
   * there are. What comes or goes meanwhile may be left out, and any of them may come twice.
   */
  void sizes(Consumer<List<Size>> taker);

  /**
   * What the messages of a conversation take in the store, by how long some of the newest are: the
   * order of magnitude.
   */
  long roughBytes(Conversation conversation);

  /**
   * Removes what this retention does not keep, to the message, with what has become of it. Ids go
   * on as before; who has not seen what is removed is told of a gap.
   *
   * @return how many messages were removed
   */
  long trim(Conversation conversation, Retention retention);
}
