package org.chatsystem.app.bench;

/**
 * What each message carries so that it is known again without parsing: a sign, twice, and then run,
 * room, lane, number within the lane and the time it was to be sent, as digits of fixed width. It
 * begins the content with {@link #CONTENT} and is the ref with {@link #REF}. Neither sign can stand
 * in a frame before it: names, ids and times have no such characters.
 */
final class Marker {
  static final byte CONTENT = '@';
  static final byte REF = '#';
  static final int LENGTH = 2 + 4 * Hex.INT_DIGITS + Hex.LONG_DIGITS;

  private static final int RUN = 2;
  private static final int ROOM = RUN + Hex.INT_DIGITS;
  private static final int LANE = ROOM + Hex.INT_DIGITS;
  private static final int NUMBER = LANE + Hex.INT_DIGITS;
  private static final int STAMP = NUMBER + Hex.INT_DIGITS;

  private Marker() {}

  /** Writes what stays the same for all messages of a lane. */
  static void write(byte[] target, int at, byte sign, int run, int room, int lane) {
    target[at] = sign;
    target[at + 1] = sign;
    Hex.write(target, at + RUN, Hex.INT_DIGITS, run);
    Hex.write(target, at + ROOM, Hex.INT_DIGITS, room);
    Hex.write(target, at + LANE, Hex.INT_DIGITS, lane);
  }

  /** Writes what is each message's own. */
  static void stamp(byte[] target, int at, int number, long nanos) {
    Hex.write(target, at + NUMBER, Hex.INT_DIGITS, number);
    Hex.write(target, at + STAMP, Hex.LONG_DIGITS, nanos);
  }

  /** Where the first marker of either kind begins; -1 if there is none. */
  static int find(byte[] bytes, int from, int to) {
    for (int i = from; i <= to - LENGTH; i++) {
      byte each = bytes[i];
      if ((each == CONTENT || each == REF) && bytes[i + 1] == each) {
        return i;
      }
    }
    return -1;
  }

  /** Whether one of this sign is here. */
  static boolean isAt(byte[] bytes, int at, int to, byte sign) {
    return at <= to - LENGTH && bytes[at] == sign && bytes[at + 1] == sign;
  }

  static int run(byte[] bytes, int at) {
    return Hex.readInt(bytes, at + RUN);
  }

  static int room(byte[] bytes, int at) {
    return Hex.readInt(bytes, at + ROOM);
  }

  static int lane(byte[] bytes, int at) {
    return Hex.readInt(bytes, at + LANE);
  }

  static int number(byte[] bytes, int at) {
    return Hex.readInt(bytes, at + NUMBER);
  }

  static long nanos(byte[] bytes, int at) {
    return Hex.readLong(bytes, at + STAMP);
  }
}
