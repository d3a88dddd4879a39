package org.chatsystem.core.port.in;

import java.util.concurrent.CompletionStage;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Emoji;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;

/**
 * Edits, deletes and reacts to what was said. Everyone who hears the conversation is told, the
 * actor's own connections too; doing what is so already succeeds and tells nothing.
 *
 * <p>All methods return at once. What one actor asks is done in that order. A stage fails with
 * {@link org.chatsystem.core.port.out.UnavailableException UnavailableException} if the store is
 * away or too much waits; it completes on a thread that others wait for: do not block in what
 * follows it.
 */
public interface ChangeMessage {
  /** Has one's own message say something else, within the time that the operator allows. */
  CompletionStage<Outcome> edit(Target target, Content content);

  /**
   * Erases a message, of which its place stays: one's own, within that time; in a group anyone's,
   * as its owner or admin, at any time.
   */
  CompletionStage<Outcome> delete(Target target);

  /** Reacts to a message, or takes that back. */
  CompletionStage<Outcome> react(Target target, Emoji emoji, boolean removed);

  /** Who changes which message. */
  record Target(Username actor, Conversation conversation, MessageId message) {}

  /** What came of it. */
  sealed interface Outcome {
    /**
     * It is so now.
     *
     * @param message as it is now
     */
    record Done(Message message) implements Outcome {}

    /** Nothing has changed. */
    record Refused(Reason reason) implements Outcome {}
  }

  /** Why not. */
  enum Reason {
    /** The other one of the conversation has never signed up. */
    USER_NOT_FOUND,
    /** There is no such group, or it is private and the actor is not in it. */
    GROUP_NOT_FOUND,
    /** The actor is not in the group. */
    NOT_A_MEMBER,
    /** There is no such message, or not any more, or it is deleted. */
    MESSAGE_NOT_FOUND,
    /** It is someone else's. */
    NOT_ONES_OWN,
    /**
     * Of the two people of a direct conversation one blocks the other; deleting is possible still.
     */
    BLOCKED,
    /** It was said too long ago. */
    TOO_LATE,
    /** It has as many reactions, or kinds of them, as it may. */
    TOO_MANY_REACTIONS
  }
}
