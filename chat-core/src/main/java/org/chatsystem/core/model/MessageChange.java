package org.chatsystem.core.model;

import java.time.Instant;
import java.util.List;

/**
 * What became of a message after it was said. To be told twice of a change is harmless, as long as
 * the last one told of a message is the last one that was made.
 */
public sealed interface MessageChange {
  /** Which message. */
  MessageId message();

  /**
   * It says something else now.
   *
   * @param mentioned whom it mentions now
   * @param at since when
   */
  record Edited(MessageId message, Content content, List<Username> mentioned, Instant at)
      implements MessageChange {
    /** Keeps a list that does not change. */
    public Edited {
      mentioned = List.copyOf(mentioned);
    }
  }

  /** It says nothing any more; its place in the conversation stays. */
  record Deleted(MessageId message) implements MessageChange {}

  /**
   * Someone reacted to it.
   *
   * @param removed whether they took that back
   */
  record Reacted(MessageId message, Username user, Emoji emoji, boolean removed)
      implements MessageChange {}
}
