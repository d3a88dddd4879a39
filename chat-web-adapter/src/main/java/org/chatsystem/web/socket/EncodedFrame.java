package org.chatsystem.web.socket;

import java.nio.ByteBuffer;

/**
 * A text frame as it stands on the wire, header and all: encoded once, shared by all who get it.
 */
final class EncodedFrame {
  /** The last frame of its message, and text (RFC 6455, 5.2). */
  private static final byte FINAL_TEXT = (byte) 0x81;

  private static final int LENGTH_IN_2_BYTES = 126;
  private static final int LENGTH_IN_8_BYTES = 127;
  private static final int MAX_HEADER = 10;

  private final byte[] bytes;
  private final boolean ephemeral;

  /**
   * @param ephemeral whether it may be left out when there is too much to write
   */
  EncodedFrame(byte[] payload, boolean ephemeral) {
    this.bytes = framed(payload);
    this.ephemeral = ephemeral;
  }

  /** What a server sends is not masked. */
  private static byte[] framed(byte[] payload) {
    var header = ByteBuffer.allocate(MAX_HEADER).put(FINAL_TEXT);
    if (payload.length < LENGTH_IN_2_BYTES) {
      header.put((byte) payload.length);
    } else if (payload.length <= 0xFFFF) {
      header.put((byte) LENGTH_IN_2_BYTES).putShort((short) payload.length);
    } else {
      header.put((byte) LENGTH_IN_8_BYTES).putLong(payload.length);
    }
    header.flip();
    return ByteBuffer.allocate(header.remaining() + payload.length)
        .put(header)
        .put(payload)
        .array();
  }

  /** Appends the whole frame. */
  void copyTo(ByteBuffer target) {
    target.put(bytes);
  }

  /** A view of its own for one recipient, whose reading does not move the others'. */
  ByteBuffer view() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  /** In bytes, as it stands on the wire. */
  int size() {
    return bytes.length;
  }

  boolean isEphemeral() {
    return ephemeral;
  }
}
