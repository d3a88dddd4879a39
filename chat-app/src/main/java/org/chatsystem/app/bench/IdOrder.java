package org.chatsystem.app.bench;

/** Checks that message ids, {@code millis-seq}, only grow within a conversation. */
final class IdOrder {
  private static final byte[] FIELD = Bytes.of("\"id\":\"");

  private int usualPlace;
  private long millis;
  private long seq;

  /**
   * Whether the id of this frame is above all before it; a frame without an id says nothing about
   * order.
   */
  boolean grows(byte[] bytes, int from, int to) {
    int at = place(bytes, from, to);
    return at < 0 || grows(bytes, at + FIELD.length);
  }

  /** A server's frames are built alike: the field mostly stands where it stood last. */
  private int place(byte[] bytes, int from, int to) {
    if (Bytes.isAt(bytes, from + usualPlace, to, FIELD)) {
      return from + usualPlace;
    }
    int found = Bytes.find(bytes, from, to, FIELD);
    usualPlace = Math.max(0, found - from);
    return found;
  }

  private boolean grows(byte[] bytes, int from) {
    int at = from;
    long newMillis = 0;
    for (; isDigit(bytes[at]); at++) {
      newMillis = newMillis * 10 + bytes[at] - '0';
    }
    long newSeq = 0;
    for (at++; isDigit(bytes[at]); at++) {
      newSeq = newSeq * 10 + bytes[at] - '0';
    }
    if (newMillis < millis || (newMillis == millis && newSeq <= seq)) {
      return false;
    }
    millis = newMillis;
    seq = newSeq;
    return true;
  }

  private static boolean isDigit(byte each) {
    return each >= '0' && each <= '9';
  }
}
