package org.chatsystem.core.port.out;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chatsystem.core.model.ChangeId;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Emoji;
import org.chatsystem.core.model.Event.MessageChanged;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;

/**
 * What becomes of messages after they were said. Each change is one atomic step: is the actor in
 * the group, is the message there, may the actor do that, change it, keep the change for those who
 * are away, and publish it as {@link MessageChanged} on the channels on which the message was
 * published, in the order of the change's ids. The {@link MessageLog} shows each message as it is
 * now, and nothing that was kept of a message outlives it. What changes nothing succeeds, and is
 * not announced. Safe for concurrent use; every method throws {@link UnavailableException} when the
 * store is away.
 */
public interface MessageChanges {
  /** How many changes of each conversation are kept, at least. */
  int KEPT = 1_000;

  /** How many kinds of reactions a message has at most. */
  int MAX_KINDS = 20;

  /** How many reactions a message has at most, all kinds together. */
  int MAX_REACTIONS = 500;

  /**
   * Has one's own message say something else; of those whom that mentions stay the ones who may
   * read it.
   *
   * @param window how long after it was said that may be; empty for ever
   */
  Changed edit(
      Conversation conversation,
      MessageId id,
      Username author,
      Content content,
      Optional<Duration> window);

  /**
   * Erases what a message says: its sender, within the window; in a group its owner and admins, any
   * message at any time. Its place stays, so that seqs stay dense.
   *
   * @param window how long after it was said its sender may; empty for ever
   */
  Changed delete(
      Conversation conversation, MessageId id, Username actor, Optional<Duration> window);

  /** Adds a reaction, or takes it back. */
  Changed react(
      Conversation conversation, MessageId id, Username actor, Emoji emoji, boolean removed);

  /**
   * Up to so many of the changes after this one, the nearest ones, oldest first. If the first one's
   * {@code previous} comes after what was asked for, some are not kept any more. Of several edits
   * of a message each tells what it says now; of a message that has been deleted since or is gone
   * altogether, an edit tells that it is deleted.
   */
  List<MessageChanged> after(Conversation conversation, ChangeId after, int limit);

  /**
   * The newest of each conversation, in one step; conversations in which nothing was ever said are
   * left out.
   */
  Map<Conversation, Newest> newest(Collection<Conversation> conversations);

  /**
   * How far a conversation has come.
   *
   * @param message the newest id that was given out, as {@link MessageLog#heads} tells it
   * @param change the newest change, {@link ChangeId#NONE} if none is kept
   */
  record Newest(MessageId message, ChangeId change) {}

  /** What came of a change. */
  sealed interface Changed {
    /**
     * It is so now.
     *
     * @param message as it is now
     */
    record Done(Message message) implements Changed {}

    /** Nothing has changed. */
    record Refused(Reason reason) implements Changed {}
  }

  /** Why not. */
  enum Reason {
    /** There is no such group. */
    GROUP_NOT_FOUND,
    /** The actor is not in the group. */
    NOT_A_MEMBER,
    /** There is no such message, or not any more, or it is deleted. */
    MESSAGE_NOT_FOUND,
    /** It is someone else's. */
    NOT_ONES_OWN,
    /**
     * Of the two people of a direct conversation one blocks the other, or has deleted their
     * account; deleting is possible still.
     */
    BLOCKED,
    /** The window is over. */
    TOO_LATE,
    /** The message has as many reactions, or kinds of them, as it may. */
    TOO_MANY_REACTIONS
  }
}
