package org.chatsystem.app.bench;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Looking at bytes. */
final class Bytes {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Bytes() {}

  static long longAt(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  static byte[] of(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** Where the sought bytes begin within these; -1 if nowhere. */
  static int find(byte[] bytes, int from, int to, byte[] sought) {
    for (int i = from; i <= to - sought.length; i++) {
      if (isAt(bytes, i, to, sought)) {
        return i;
      }
    }
    return -1;
  }

  static boolean isAt(byte[] bytes, int at, int to, byte[] sought) {
    if (at + sought.length > to) {
      return false;
    }
    for (int i = 0; i < sought.length; i++) {
      if (bytes[at + i] != sought[i]) {
        return false;
      }
    }
    return true;
  }
}
