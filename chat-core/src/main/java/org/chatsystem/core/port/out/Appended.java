package org.chatsystem.core.port.out;

import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;

/** What came of an append. */
public sealed interface Appended {
  /**
   * The message is in the log.
   *
   * @param conversation where; for a repeated ref, where it was said the first time
   * @param id its id; for a repeated ref, the first one's
   * @param duplicate whether its ref had been accepted before, so that nothing was stored now
   */
  record Stored(Conversation conversation, MessageId id, boolean duplicate) implements Appended {}

  /**
   * The message may not be said. Nothing has changed, its ref is not used up.
   *
   * @param reason why not
   */
  record Refused(Reason reason) implements Appended {}

  /** Why a message may not be said. */
  enum Reason {
    /** The recipient has never signed up. */
    USER_NOT_FOUND,
    /** There is no such group. */
    GROUP_NOT_FOUND,
    /** One of the two people of a direct conversation blocks the other. */
    BLOCKED,
    /** The sender is not in the group. */
    NOT_A_MEMBER,
    /** The message that it answers is not in the conversation, or not any more. */
    MESSAGE_NOT_FOUND
  }
}
