package org.chatsystem.core.model;

import java.time.Instant;

/**
 * The place of a change among all changes of one conversation's messages. Like {@link MessageId}:
 * millis never go back, seq is dense, and ids are compared as a whole, millis first.
 *
 * @param millis when the change was stored, by the store's clock
 * @param seq its number within the conversation; 0 in {@link #NONE} alone
 */
public record ChangeId(long millis, long seq) implements Comparable<ChangeId> {
  /** Before every change. */
  public static final ChangeId NONE = new ChangeId(0, 0);

  /** Before every change that was stored at this time or later, and after all others. */
  public static ChangeId before(Instant time) {
    return new ChangeId(Math.max(0, time.toEpochMilli()), 0);
  }

  /** Reads {@code <millis>-<seq>}. */
  public static ChangeId parse(String text) {
    MessageId same = MessageId.parse(text);
    return new ChangeId(same.millis(), same.seq());
  }

  /** When it was stored. */
  public Instant at() {
    return Instant.ofEpochMilli(millis);
  }

  /** Whether this one comes after the other. */
  public boolean isAfter(ChangeId other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(ChangeId other) {
    int byTime = Long.compare(millis, other.millis);
    return byTime != 0 ? byTime : Long.compare(seq, other.seq);
  }

  @Override
  public String toString() {
    return millis + "-" + seq;
  }
}
