package org.chatsystem.web.socket;

import java.nio.ByteBuffer;

/** A frame as it goes out: encoded once, shared by all who get it. */
final class EncodedFrame {
  private final ByteBuffer payload;
  private final boolean ephemeral;

  /**
   * @param ephemeral whether it may be left out when there is too much to write
   */
  EncodedFrame(byte[] payload, boolean ephemeral) {
    this.payload = ByteBuffer.wrap(payload).asReadOnlyBuffer();
    this.ephemeral = ephemeral;
  }

  /** A view of its own for one recipient, whose reading does not move the others'. */
  ByteBuffer view() {
    return payload.slice();
  }

  int size() {
    return payload.remaining();
  }

  boolean isEphemeral() {
    return ephemeral;
  }
}
