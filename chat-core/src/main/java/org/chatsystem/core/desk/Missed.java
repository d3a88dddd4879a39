package org.chatsystem.core.desk;

import java.util.List;
import org.chatsystem.core.model.ChangeId;
import org.chatsystem.core.model.Event.MessageChanged;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;

/**
 * What a reader has missed of a conversation, as far as it can be replayed.
 *
 * @param messages the first of them, oldest first
 * @param head the newest id that the conversation had given out when they had been read
 * @param trimmed whether retention has removed some of what was missed
 * @param changes the first of what became of messages meanwhile, oldest first; read before the
 *     messages, which so are at least as new
 * @param changeHead the newest change by then
 * @param changesTrimmed whether some changes are not kept any more
 * @param allowed whether the reader belonged to the conversation after all that was read
 */
record Missed(
    List<Message> messages,
    MessageId head,
    boolean trimmed,
    List<MessageChanged> changes,
    ChangeId changeHead,
    boolean changesTrimmed,
    boolean allowed) {
  /** Whether it is too much, or not all there. */
  boolean isGap(int limit) {
    return trimmed || messages.size() > limit;
  }

  /** Whether more became of messages than is told. */
  boolean isGapInChanges(int limit) {
    return changesTrimmed || changes.size() > limit;
  }
}
