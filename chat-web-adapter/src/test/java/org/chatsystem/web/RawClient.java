package org.chatsystem.web;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A WebSocket client on a bare socket, in open mode: shows what really stands on the wire, and
 * reads only when it is told to. Whatever is not a frame that a server may send is an {@link
 * AssertionError}.
 */
final class RawClient implements AutoCloseable {
  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  /** A whole frame. */
  record Frame(int opCode, ByteBuffer payload) {
    String text() {
      return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
    }

    int closeCode() {
      return payload.getShort(0);
    }
  }

  private final Socket socket = new Socket();
  private final DataInputStream in;

  /** Connects, and has read nothing but the answer to the handshake when it returns. */
  RawClient(int port, String user) throws IOException {
    // before connecting, so that a client that does not read is found out soon
    socket.setReceiveBufferSize(16 * 1024);
    socket.connect(new InetSocketAddress("localhost", port));
    socket.setSoTimeout(20_000);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    String request =
        "GET /ws?user="
            + user
            + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    for (int newLines = 0; newLines < 2; ) {
      int next = in.readUnsignedByte();
      newLines = next == '\n' ? newLines + 1 : next == '\r' ? newLines : 0;
    }
  }

  /** Sends a frame, masked with zeros. */
  void send(int opCode, byte[] payload) throws IOException {
    send(opCode, payload, true);
  }

  /**
   * Sends a frame, masked with zeros.
   *
   * @param isLast whether it is the last one of its message
   */
  void send(int opCode, byte[] payload, boolean isLast) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(8 + payload.length);
    frame.put((byte) (isLast ? 0x80 | opCode : opCode));
    if (payload.length <= 125) {
      frame.put((byte) (0x80 | payload.length));
    } else {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    }
    frame.putInt(0).put(payload);
    synchronized (this) {
      socket.getOutputStream().write(frame.array(), 0, frame.position());
    }
  }

  /**
   * Waits for the next frame.
   *
   * @throws IOException at the end of the stream
   */
  Frame next() throws IOException {
    int first = in.readUnsignedByte();
    int opCode = first & 0x0F;
    int length = in.readUnsignedByte();
    boolean control = opCode >= CLOSE;
    if ((first & 0xF0) != 0x80 || (opCode != TEXT && (opCode < CLOSE || opCode > PONG))) {
      throw new AssertionError("not the beginning of a frame: " + Integer.toHexString(first));
    }
    if (length > 127 || (control && length > 125)) {
      throw new AssertionError("not the length of a frame: " + length);
    }
    long bytes = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
    byte[] payload = new byte[Math.toIntExact(bytes)];
    in.readFully(payload);
    return new Frame(opCode, ByteBuffer.wrap(payload));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
