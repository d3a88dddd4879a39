package org.chatsystem.app.bench;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** Writes a client's WebSocket frames: whole, and masked with a new key each, as clients must. */
final class FrameWriter {
  static final int TEXT = 1;
  static final int CLOSE = 8;
  static final int PONG = 10;

  /** How much longer a frame is than its payload, at most. */
  static final int OVERHEAD = 8;

  private static final int MASKED = 0x80;
  private static final int FINAL = 0x80;

  private final SplittableRandom keys;

  FrameWriter(SplittableRandom keys) {
    this.keys = keys;
  }

  /** Appends a frame; payloads up to 65,535 bytes. */
  void write(int opcode, byte[] payload, int from, int to, ByteBuffer target) {
    int length = to - from;
    target.put((byte) (FINAL | opcode));
    if (length < 126) {
      target.put((byte) (MASKED | length));
    } else {
      target.put((byte) (MASKED | 126)).putShort((short) length);
    }
    int key = keys.nextInt();
    target.putInt(key);
    mask(payload, from, to, key, target);
  }

  private static void mask(byte[] payload, int from, int to, int key, ByteBuffer target) {
    long twice = ((long) key << 32) | (key & 0xffffffffL);
    int at = from;
    for (; at + 8 <= to; at += 8) {
      target.putLong(Bytes.longAt(payload, at) ^ twice);
    }
    for (int shift = 24; at < to; at++, shift -= 8) {
      // the key begins anew after each four bytes
      target.put((byte) (payload[at] ^ (key >>> (shift & 31))));
    }
  }
}
