package org.chatsystem.app.bench;

/**
 * Reads a server's WebSocket frames (RFC 6455) out of bytes as they come. Understands what chat
 * servers send: whole, unmasked text, ping, pong and close.
 */
final class FrameReader {
  /** The longest payload; twice what a chat server accepts itself. */
  static final int MAX_PAYLOAD = 131_072;

  /** Room for the longest frame. */
  static final int MAX_FRAME = MAX_PAYLOAD + 10;

  private static final int NO_CODE = 1005;
  private static final int TEXT = 0x81;
  private static final int CLOSE = 0x88;
  private static final int PING = 0x89;
  private static final int PONG = 0x8a;

  private FrameReader() {}

  /** Hands all whole frames to the sink, and returns where the first one begins that is not. */
  static int read(byte[] bytes, int from, int to, FrameSink sink) throws ProtocolFault {
    int at = from;
    while (to - at >= 2) {
      int header = headerLength(bytes[at + 1]);
      if (to - at < header) {
        return at;
      }
      int payload = payloadLength(bytes, at, header);
      int end = at + header + payload;
      if (end > to) {
        return at;
      }
      hand(bytes[at] & 0xff, bytes, at + header, end, sink);
      at = end;
    }
    return at;
  }

  private static int headerLength(byte second) throws ProtocolFault {
    if (second < 0) {
      throw new ProtocolFault("a server's frame is masked");
    }
    return second < 126 ? 2 : second == 126 ? 4 : 10;
  }

  private static int payloadLength(byte[] bytes, int at, int header) throws ProtocolFault {
    if (header == 2) {
      return bytes[at + 1];
    }
    long length = 0;
    for (int i = at + 2; i < at + header; i++) {
      length = (length << 8) | (bytes[i] & 0xff);
    }
    if (length < 0 || length > MAX_PAYLOAD) {
      throw new ProtocolFault("a frame of " + Long.toUnsignedString(length) + " bytes");
    }
    return (int) length;
  }

  private static void hand(int first, byte[] bytes, int from, int to, FrameSink sink)
      throws ProtocolFault {
    switch (first) {
      case TEXT -> sink.text(bytes, from, to);
      case PING -> sink.ping(bytes, from, to);
      case PONG -> {}
      case CLOSE -> sink.close(closeCode(bytes, from, to));
      default -> throw new ProtocolFault("a frame that begins with " + Integer.toHexString(first));
    }
  }

  private static int closeCode(byte[] bytes, int from, int to) {
    return to - from < 2 ? NO_CODE : ((bytes[from] & 0xff) << 8) | (bytes[from + 1] & 0xff);
  }
}
