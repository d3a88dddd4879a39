package org.chatsystem.app.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Writes at once what the socket takes, and the rest when it takes it; bounded. */
final class Outgoing {
  private static final int MAX_WAITING_BYTES = 4 << 20;
  private static final int FIRST_BYTES = 4_096;

  private final SocketChannel channel;
  private final SelectionKey key;
  private final Wires wires;
  private ByteBuffer waiting = ByteBuffer.allocate(0);

  Outgoing(SocketChannel channel, SelectionKey key, Wires wires) {
    this.channel = channel;
    this.key = key;
    this.wires = wires;
  }

  void frame(int opcode, byte[] payload, int from, int to) throws IOException {
    ByteBuffer buffer = wires.outgoing();
    wires.writer().write(opcode, payload, from, to, buffer);
    write(buffer.flip());
  }

  void bytes(byte[] bytes) throws IOException {
    write(wires.outgoing().put(bytes).flip());
  }

  /** Writes more of what waits. */
  void flush() throws IOException {
    waiting.flip();
    channel.write(waiting);
    waiting.compact();
    if (waiting.position() == 0) {
      key.interestOpsAnd(~SelectionKey.OP_WRITE);
    }
  }

  private void write(ByteBuffer buffer) throws IOException {
    if (waiting.position() == 0) {
      channel.write(buffer);
    }
    if (buffer.hasRemaining()) {
      await(buffer);
    }
  }

  private void await(ByteBuffer rest) throws IOException {
    int needed = waiting.position() + rest.remaining();
    if (needed > MAX_WAITING_BYTES) {
      throw new IOException("the server does not read");
    }
    if (needed > waiting.capacity()) {
      ByteBuffer larger = ByteBuffer.allocate(Math.max(FIRST_BYTES, 2 * needed));
      waiting = larger.put(waiting.flip());
    }
    waiting.put(rest);
    key.interestOpsOr(SelectionKey.OP_WRITE);
  }
}
