package org.chatsystem.app.bench;

/** Numbers as hexadecimal digits of a fixed width, written into and read from bytes in place. */
final class Hex {
  static final int INT_DIGITS = 8;
  static final int LONG_DIGITS = 16;

  private static final byte[] DIGITS = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private Hex() {}

  static void write(byte[] target, int at, int digits, long number) {
    long rest = number;
    for (int i = at + digits - 1; i >= at; i--) {
      target[i] = DIGITS[(int) (rest & 0xf)];
      rest >>>= 4;
    }
  }

  /** Eight digits; where one is none the number is any: whoever reads has to know better. */
  static int readInt(byte[] source, int at) {
    long text = Bytes.longAt(source, at);
    // all digits at once: a letter's low four bits are nine less than what it stands for
    long digits = (text & 0x0f0f0f0f0f0f0f0fL) + 9 * ((text >>> 6) & 0x0101010101010101L);
    long pairs = (digits | digits >>> 4) & 0x00ff00ff00ff00ffL;
    long fours = (pairs | pairs >>> 8) & 0x0000ffff0000ffffL;
    return (int) (fours | fours >>> 16);
  }

  /** Sixteen digits, likewise. */
  static long readLong(byte[] source, int at) {
    long high = readInt(source, at);
    return high << 32 | (readInt(source, at + INT_DIGITS) & 0xffffffffL);
  }
}
