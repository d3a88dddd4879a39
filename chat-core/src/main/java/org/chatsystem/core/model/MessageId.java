package org.chatsystem.core.model;

import static org.chatsystem.core.model.InvalidValueException.Kind.OTHER;

import java.time.Instant;

/**
 * A message's place in its conversation, written {@code <epoch millis>-<seq>}. Ids of one
 * conversation sort by millis, then seq; seq is dense (1, 2, 3 …) as long as the store keeps its
 * tail, millis never go back. Compare ids, never bare seqs, to tell what is newer. An id is unique
 * within its conversation only.
 *
 * @param millis when it was stored, by the store's clock
 * @param seq its number within the conversation; 0 in {@link #NONE} alone
 */
public record MessageId(long millis, long seq) implements Comparable<MessageId> {
  /** Before every message. */
  public static final MessageId NONE = new MessageId(0, 0);

  /** The greatest number that {@link #parse} reads. */
  private static final long MAX_SEQ = 999_999_999_999_999_999L;

  /** Refuses negative numbers. */
  public MessageId {
    if (millis < 0 || seq < 0) {
      throw refused();
    }
  }

  /** The first id that a message stored at this time could have had. */
  public static MessageId startOf(Instant time) {
    return new MessageId(Math.max(0, time.toEpochMilli()), 0);
  }

  /** Reads {@code <millis>-<seq>}, both of 1 to 18 digits. */
  public static MessageId parse(String text) {
    int dash = text == null ? -1 : text.indexOf('-');
    if (dash < 0) {
      throw refused();
    }
    return new MessageId(number(text, 0, dash), number(text, dash + 1, text.length()));
  }

  private static long number(String text, int from, int to) {
    if (to == from || to - from > 18) {
      throw refused();
    }
    long number = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        throw refused();
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }

  private static InvalidValueException refused() {
    return new InvalidValueException(OTHER, "a message id is <millis>-<seq>");
  }

  /** The id right after this one. */
  public MessageId next() {
    return new MessageId(millis, seq + 1);
  }

  /** The id right before this one, which is not {@link #NONE}. */
  public MessageId previous() {
    return seq > 0 ? new MessageId(millis, seq - 1) : new MessageId(millis - 1, MAX_SEQ);
  }

  /** When the message was stored. */
  public Instant sentAt() {
    return Instant.ofEpochMilli(millis);
  }

  /** Whether this id comes after the other one. */
  public boolean isAfter(MessageId other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(MessageId other) {
    int byTime = Long.compare(millis, other.millis);
    return byTime != 0 ? byTime : Long.compare(seq, other.seq);
  }

  @Override
  public String toString() {
    return millis + "-" + seq;
  }
}
