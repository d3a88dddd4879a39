package org.chatsystem.app.bench;

import java.util.Arrays;

/** Numbers as hexadecimal digits of a fixed width, written into and read from bytes in place. */
final class Hex {
  static final int INT_DIGITS = 8;
  static final int LONG_DIGITS = 16;

  private static final byte[] DIGITS = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };
  private static final byte[] VALUES = values();

  private Hex() {}

  static void write(byte[] target, int at, int digits, long number) {
    long rest = number;
    for (int i = at + digits - 1; i >= at; i--) {
      target[i] = DIGITS[(int) (rest & 0xf)];
      rest >>>= 4;
    }
  }

  /** What is no digit counts as zero: whoever reads checks by other means that it is a number. */
  static long read(byte[] source, int at, int digits) {
    long number = 0;
    for (int i = at; i < at + digits; i++) {
      number = (number << 4) | VALUES[source[i] & 0xff];
    }
    return number;
  }

  static int readInt(byte[] source, int at) {
    return (int) read(source, at, INT_DIGITS);
  }

  private static byte[] values() {
    byte[] values = new byte[256];
    Arrays.fill(values, (byte) 0);
    for (byte i = 0; i < DIGITS.length; i++) {
      values[DIGITS[i]] = i;
    }
    return values;
  }
}
