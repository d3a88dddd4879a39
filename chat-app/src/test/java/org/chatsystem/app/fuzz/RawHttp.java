package org.chatsystem.app.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** One connection that sends bytes, whatever they are, and reads what is answered to its end. */
final class RawHttp {
  private static final int PATIENCE_MILLIS = 30_000;
  private static final int MOST_PIECES = 40;

  /**
   * What came back.
   *
   * @param status 0 if the connection was closed without an answer, -1 if nothing happened at all
   */
  record Answer(int status, String text) {
    String header(String name) {
      return text.lines()
          .takeWhile(line -> !line.isEmpty())
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).trim())
          .findFirst()
          .orElse("");
    }

    String body() {
      int end = text.indexOf("\r\n\r\n");
      return end < 0 ? "" : text.substring(end + 4);
    }
  }

  private RawHttp() {}

  /**
   * Sends and reads.
   *
   * @param slowly in small pieces, with pauses between them
   */
  static Answer exchange(int port, byte[] request, boolean slowly) throws IOException {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setSoLinger(true, 0); // else its port could not be had again for a minute
      send(socket, request, slowly);
      return read(socket);
    }
  }

  /** The server may have heard enough, and say so, before it is all sent. */
  private static void send(Socket socket, byte[] request, boolean slowly) throws IOException {
    try {
      OutputStream out = socket.getOutputStream();
      int piece = slowly ? Math.max(1, request.length / MOST_PIECES) : request.length;
      for (int at = 0; at < request.length; at += piece) {
        out.write(request, at, Math.min(piece, request.length - at));
        if (slowly) {
          LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
      }
      socket.shutdownOutput();
    } catch (SocketException closedMeanwhile) {
      return;
    }
  }

  private static Answer read(Socket socket) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(bytes);
    } catch (SocketTimeoutException e) {
      return new Answer(-1, text(bytes));
    } catch (SocketException reset) {
      return answer(text(bytes));
    }
    return answer(text(bytes));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Answer answer(String text) {
    boolean isHttp = text.startsWith("HTTP/1.1 ") && text.length() > 12;
    return new Answer(isHttp ? Integer.parseInt(text.substring(9, 12)) : 0, text);
  }
}
