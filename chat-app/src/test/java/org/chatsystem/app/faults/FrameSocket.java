package org.chatsystem.app.faults;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * A WebSocket over a plain socket, so that it can stop reading and be cut in the middle of a frame.
 * One thread reads; any thread may send.
 */
final class FrameSocket implements AutoCloseable {
  /** The other side has ended it; {@code code} is 1006 when it did so without a word. */
  static final class ClosedException extends IOException {
    private final int code;

    ClosedException(int code) {
      super("closed with " + code);
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  private static final int CONNECT_MILLIS = 2_000;

  /** Small, so that who does not read is soon a burden to the server. */
  private static final int RECEIVE_BYTES = 16_384;

  private static final int ABNORMAL = 1006;
  private static final int TEXT = 0x81;
  private static final int CLOSE = 0x88;
  private static final int PING = 0x89;
  private static final int PONG = 0x8A;
  private static final int MASKED = 0x80;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;

  private FrameSocket(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    this.out = socket.getOutputStream();
  }

  /**
   * Connects.
   *
   * @param patience after which silence is an {@link IOException}
   * @throws ClosedException with the HTTP status if the server does not want to
   */
  static FrameSocket open(int port, String token, Duration patience) throws IOException {
    var socket = new Socket();
    try {
      socket.setReceiveBufferSize(RECEIVE_BYTES);
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
      var opened = new FrameSocket(socket);
      opened.shakeHands(port, token);
      return opened;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private void shakeHands(int port, String token) throws IOException {
    String request =
        """
        GET /ws HTTP/1.1
        Host: 127.0.0.1:%d
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Version: 13
        Authorization: Bearer %s

        """;
    out.write(
        request.formatted(port, token).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    String status = line();
    if (!status.startsWith("HTTP/1.1 101")) {
      throw new ClosedException(
          status.length() > 12 ? Integer.parseInt(status.substring(9, 12)) : ABNORMAL);
    }
    while (!line().isEmpty()) {
      // headers that say nothing new
    }
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new ClosedException(ABNORMAL);
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.US_ASCII).strip();
  }

  /** The next text; pings are answered on the way. */
  String read() throws IOException {
    while (true) {
      int kind = in.read();
      if (kind < 0) {
        throw new ClosedException(ABNORMAL);
      }
      byte[] payload = new byte[length()];
      in.readFully(payload);
      switch (kind) {
        case TEXT -> {
          return new String(payload, StandardCharsets.UTF_8);
        }
        case PING -> write(PONG, payload);
        case PONG -> {}
        case CLOSE -> throw goodbye(payload);
        default -> throw new IOException("a frame that no chat server sends: " + kind);
      }
    }
  }

  private int length() throws IOException {
    int length = in.readUnsignedByte();
    if (length == 126) {
      return in.readUnsignedShort();
    }
    return length == 127 ? Math.toIntExact(in.readLong()) : length;
  }

  private ClosedException goodbye(byte[] payload) throws IOException {
    write(CLOSE, payload);
    return new ClosedException(
        payload.length < 2 ? ABNORMAL : ByteBuffer.wrap(payload).getShort() & 0xFFFF);
  }

  void send(String text) throws IOException {
    write(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Masked with zeros, which is as good as any mask on a loopback. */
  private void write(int kind, byte[] payload) throws IOException {
    byte[] frame = frame(kind, payload);
    synchronized (out) {
      out.write(frame);
    }
  }

  private static byte[] frame(int kind, byte[] payload) {
    var frame = ByteBuffer.allocate(payload.length + 8);
    frame.put((byte) kind);
    if (payload.length < 126) {
      frame.put((byte) (MASKED | payload.length));
    } else {
      frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
    }
    frame.putInt(0).put(payload);
    return Arrays.copyOf(frame.array(), frame.position());
  }

  /** Sends the beginning of a frame and resets the connection. */
  void cutMidFrame(String text) throws IOException {
    byte[] frame = frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    synchronized (out) {
      out.write(frame, 0, frame.length / 2);
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  /** Ends it without a word. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // it was gone already
    }
  }
}
