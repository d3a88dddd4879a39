package org.chatsystem.core.model;

import java.time.Instant;
import java.util.Optional;

/** What instances tell each other over the bus. */
public sealed interface Event {
  /**
   * A message has been stored.
   *
   * @param message the message
   * @param previous the id before it in its conversation, {@link MessageId#NONE} for the first:
   *     whoever has not seen that one has a hole to fill from the log
   * @param roster the version of the group's roster when it was stored, 0 outside groups: whoever
   *     knows an older one asks again who is a member before delivering
   */
  record MessageStored(Message message, MessageId previous, long roster) implements Event {}

  /**
   * A message is not as it was.
   *
   * @param conversation where it was said
   * @param id the change's place among the changes there
   * @param previous the change before it, {@link ChangeId#NONE} for the first: whoever has not seen
   *     that one asks the store for what it missed
   * @param roster as in {@link MessageStored}
   * @param change what became of it
   */
  record MessageChanged(
      Conversation conversation, ChangeId id, ChangeId previous, long roster, MessageChange change)
      implements Event {}

  /**
   * Someone's place in a group has changed, or someone has changed the group.
   *
   * @param group which group
   * @param user whose place; who did it, if the group was renamed or deleted
   * @param role the role they have now; when they left or were removed, the one they had
   * @param change what happened
   * @param roster the version of the roster that this change made; each change makes the next one
   * @param at when, by the store's clock
   */
  record MemberChanged(
      GroupName group, Username user, Role role, MemberChange change, long roster, Instant at)
      implements Event {}

  /** What happened to a member. */
  enum MemberChange {
    /** Is a member now. */
    JOINED,
    /** Has left by their own will. */
    LEFT,
    /** Was removed by someone else. */
    REMOVED,
    /** Has another role. */
    ROLE,
    /** Has changed the title, topic or visibility of the group. */
    RENAMED,
    /** Has deleted the group: nobody is in it any more. */
    DELETED;

    /** Whether it ends someone's membership. */
    public boolean isEnd() {
      return this == LEFT || this == REMOVED || this == DELETED;
    }
  }

  /**
   * Someone came or went.
   *
   * @param user who
   * @param status what is so now
   */
  record PresenceChanged(Username user, PresenceStatus status) implements Event {}

  /**
   * Sign-ins of a user are void: their connections end.
   *
   * @param user whose
   * @param session the one; empty for all of the user's, and whatever they came in by without one
   */
  record SessionsRevoked(Username user, Optional<SessionId> session) implements Event {}

  /**
   * Someone has received or read more of a conversation.
   *
   * @param receipt up to where
   * @param unread how many messages come after that; of a {@code READ} alone
   * @param roster the version of the group's roster when it was noted, 0 outside groups
   */
  record ReceiptMoved(Receipt receipt, long unread, long roster) implements Event {}

  /**
   * Someone is writing.
   *
   * @param user who
   * @param conversation where
   * @param roster the version of the group's roster by which they are a member, 0 outside groups
   */
  record Typing(Username user, Conversation conversation, long roster) implements Event {}
}
