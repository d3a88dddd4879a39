package org.chatsystem.web.socket;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.chatsystem.web.wire.Json;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Jetty tells of one socket, one thing after the other: puts messages together, answers pings
 * and passes on the rest. Jetty says goodbye by itself to who does.
 */
final class JettySocket implements FrameHandler {
  private static final Logger LOG = LoggerFactory.getLogger(JettySocket.class);

  /** Until it is open: what it is made of is not kept. */
  private Function<JettyLink, ClientConnection> opening;

  private CoreSession core;
  private ClientConnection connection;

  /** What has come of a message in several frames; {@code null} between messages. */
  private ByteArrayOutputStream parts;

  JettySocket(Function<JettyLink, ClientConnection> opening) {
    this.opening = opening;
  }

  @Override
  public void onOpen(CoreSession session, Callback callback) {
    core = session;
    connection = opening.apply(new JettyLink(session));
    opening = null;
    callback.succeeded();
    guarded(connection::opened);
  }

  @Override
  public void onFrame(Frame frame, Callback callback) {
    switch (frame.getOpCode()) {
      case OpCode.TEXT, OpCode.CONTINUATION -> part(frame, callback);
      case OpCode.PING -> pong(frame, callback);
      case OpCode.PONG -> goOn(callback);
      case OpCode.CLOSE -> {
        guarded(connection::leaves);
        callback.succeeded();
      }
      default -> {
        callback.succeeded();
        guarded(() -> connection.refuse(CloseCode.BINARY));
      }
    }
  }

  private void goOn(Callback callback) {
    callback.succeeded();
    core.demand();
  }

  private void pong(Frame ping, Callback callback) {
    // also if it fails, which is as good as not being asked: the other side says goodbye
    var next = Callback.from(() -> goOn(callback), failure -> goOn(callback));
    core.sendFrame(new Frame(OpCode.PONG, ping.getPayload()), next, false);
  }

  private void part(Frame frame, Callback callback) {
    byte[] payload = bytes(frame.getPayload());
    callback.succeeded();
    if (parts == null && frame.isFin()) {
      message(payload);
    } else if (parts != null && parts.size() + payload.length > Json.MAX_DOCUMENT_BYTES) {
      guarded(() -> connection.refuse(CloseCode.TOO_LONG));
    } else {
      keep(payload, frame.isFin());
    }
  }

  private void keep(byte[] payload, boolean isLast) {
    parts = parts == null ? new ByteArrayOutputStream() : parts;
    parts.writeBytes(payload);
    if (isLast) {
      byte[] whole = parts.toByteArray();
      parts = null;
      message(whole);
    } else {
      core.demand();
    }
  }

  private void message(byte[] bytes) {
    guarded(
        () -> {
          try {
            connection.text(text(bytes));
          } catch (CharacterCodingException e) {
            connection.refuse(CloseCode.NOT_UTF_8);
          }
        });
  }

  private static byte[] bytes(ByteBuffer payload) {
    byte[] bytes = new byte[payload == null ? 0 : payload.remaining()];
    if (payload != null) {
      payload.get(bytes);
    }
    return bytes;
  }

  /** What is not UTF-8 shows as a replacement, which is looked into, as it may also be meant. */
  private static String text(byte[] bytes) throws CharacterCodingException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0
        ? text
        : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /** A broken socket is closed as well, and that is where it is cleaned up. */
  @Override
  public void onError(Throwable cause, Callback callback) {
    callback.succeeded();
  }

  @Override
  public void onClosed(CloseStatus status, Callback callback) {
    if (connection != null) {
      guarded(connection::closed);
    }
    callback.succeeded();
  }

  private void guarded(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.error("Internal error on connection {}", connection.id(), e);
      connection.end(CloseCode.INTERNAL);
    }
  }
}
