package org.chatsystem.core.model;

/**
 * How far someone has got in a conversation: a watermark, which only moves forward.
 *
 * @param user who
 * @param conversation where
 * @param kind what of it
 * @param upTo the last message that it covers
 */
public record Receipt(Username user, Conversation conversation, Kind kind, MessageId upTo) {
  /** What has happened to everything up to there. */
  public enum Kind {
    /** It has reached a device of theirs. */
    RECEIVED,
    /** They have read it, and so received it. */
    READ
  }
}
