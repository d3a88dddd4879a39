package org.chatsystem.app.e2e;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket connection that sends frames, whatever they are. */
public final class RawSocket implements Closeable {
  public static final int TEXT = 1;
  public static final int CLOSE = 8;
  private static final int FIN = 0x80;
  private static final int MASKED = 0x80;
  private static final int PATIENCE_MILLIS = 30_000;

  /** The token is not good any more. */
  public static final class SignedOutException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** A frame of the server's. */
  public record Frame(int opcode, ByteBuffer payload) {
    public String text() {
      return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
    }

    /** What a close frame says; 1005 if nothing. */
    public int closeCode() {
      return payload.remaining() < 2 ? 1005 : payload.getShort(0);
    }
  }

  private final Socket socket;
  private final DataInputStream in;

  private RawSocket(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setSoLinger(true, 0);
    in = new DataInputStream(socket.getInputStream());
  }

  /** Connected and welcomed. */
  public static RawSocket open(int port, String token) throws IOException {
    var raw = new RawSocket(new Socket("localhost", port));
    raw.send(handshake(token).getBytes(StandardCharsets.UTF_8));
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) raw.in.readUnsignedByte());
    }
    if (head.toString().startsWith("HTTP/1.1 401")) {
      raw.close();
      throw new SignedOutException();
    }
    Frame welcome = raw.welcome();
    if (welcome.opcode() == CLOSE && welcome.closeCode() == 4401) {
      raw.close();
      throw new SignedOutException();
    }
    if (!head.toString().startsWith("HTTP/1.1 101") || !welcome.text().contains("welcome")) {
      throw new AssertionError("an honest handshake failed: " + head + welcome.text());
    }
    return raw;
  }

  /** The connection may end while it comes in, if the sign-in behind it does. */
  private Frame welcome() throws IOException {
    try {
      return read();
    } catch (EOFException cut) {
      close();
      throw new SignedOutException();
    }
  }

  public static String handshake(String token) {
    return "GET /ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
        + "Authorization: Bearer "
        + token
        + "\r\n\r\n";
  }

  public void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  public void sendText(String text) throws IOException {
    send(frame(FIN | TEXT, text.getBytes(StandardCharsets.UTF_8)));
  }

  /** A whole frame with this first byte, masked with zeros. */
  public static byte[] frame(int first, byte[] payload) {
    var frame = new ByteArrayOutputStream();
    frame.write(first);
    if (payload.length < 126) {
      frame.write(MASKED | payload.length);
    } else if (payload.length < 65_536) {
      frame.write(MASKED | 126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    } else {
      frame.write(MASKED | 127);
      frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
    }
    frame.writeBytes(new byte[4]);
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  public Frame read() throws IOException {
    int first = in.readUnsignedByte();
    int length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = Math.toIntExact(in.readLong());
    }
    byte[] payload = in.readNBytes(length);
    if (payload.length < length) {
      throw new EOFException();
    }
    return new Frame(first & 0x0F, ByteBuffer.wrap(payload));
  }

  /** Skips to the goodbye; 1006 if the server left without one. */
  public int closeCode() throws IOException {
    try {
      Frame frame = read();
      while (frame.opcode() != CLOSE) {
        frame = read();
      }
      return frame.closeCode();
    } catch (EOFException | SocketException gone) {
      return 1006;
    }
  }

  /** Nothing more will come. */
  public void leave() {
    try {
      socket.shutdownOutput();
    } catch (IOException goneAlready) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
