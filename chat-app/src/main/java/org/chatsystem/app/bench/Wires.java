package org.chatsystem.app.bench;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** What all connections of a loop share, as one of them reads or writes at a time. */
final class Wires {
  private static final int BUFFER_BYTES = 2 * FrameReader.MAX_FRAME;

  // on the heap, as frames are read byte by byte, which is faster there
  private final ByteBuffer incoming = ByteBuffer.allocate(BUFFER_BYTES);
  private final ByteBuffer outgoing = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final FrameWriter writer = new FrameWriter(new SplittableRandom());

  ByteBuffer incoming() {
    return incoming;
  }

  ByteBuffer outgoing() {
    return outgoing.clear();
  }

  FrameWriter writer() {
    return writer;
  }
}
