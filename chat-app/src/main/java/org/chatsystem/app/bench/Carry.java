package org.chatsystem.app.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** Keeps the beginning of a frame until the rest of it comes. */
final class Carry {
  private static final byte[] NOTHING = {};

  private byte[] kept = NOTHING;

  /**
   * Puts what was kept and what the socket has into the buffer, from its beginning.
   *
   * @return where it ends; -1 at the end of the stream
   */
  int fill(SocketChannel channel, ByteBuffer buffer) throws IOException {
    buffer.clear().put(kept);
    return channel.read(buffer) < 0 ? -1 : buffer.position();
  }

  void keep(byte[] bytes, int from, int to) {
    kept = from == to ? NOTHING : Arrays.copyOfRange(bytes, from, to);
  }
}
