package org.chatsystem.app.e2e;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A WebSocket connection that sends what no honest client would. */
final class RawSocket implements AutoCloseable {
  private static final int TEXT = 0x81;
  private static final int CLOSE = 0x88;
  private static final int MASKED = 0x80;
  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  private RawSocket(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new DataInputStream(socket.getInputStream());
    out = new DataOutputStream(socket.getOutputStream());
  }

  static RawSocket open(Api server, String accessToken) throws IOException {
    var raw = new RawSocket(new Socket("localhost", server.port()));
    raw.shakeHands(server.port(), accessToken);
    return raw;
  }

  private void shakeHands(int port, String accessToken) throws IOException {
    String request =
        """
        GET /ws HTTP/1.1
        Host: localhost:%d
        Connection: Upgrade
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==
        Authorization: Bearer %s

        """;
    String text = request.formatted(port, accessToken).replace("\n", "\r\n");
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    if (!head.toString().startsWith("HTTP/1.1 101")) {
      throw new AssertionError("no upgrade: " + head);
    }
  }

  /** Sends a text frame of up to 125 bytes, whatever they are. */
  void sendText(byte[] payload) throws IOException {
    out.write(TEXT);
    out.write(MASKED | payload.length);
    // a mask of zeros changes nothing
    out.writeInt(0);
    out.write(payload);
    out.flush();
  }

  /** Skips to the close frame; its code. */
  int closeCode() throws IOException {
    while (true) {
      int kind = in.readUnsignedByte();
      int length = in.readUnsignedByte();
      byte[] payload = new byte[length == 126 ? in.readUnsignedShort() : length];
      in.readFully(payload);
      if (kind == CLOSE) {
        return ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
