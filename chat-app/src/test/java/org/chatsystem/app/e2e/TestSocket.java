package org.chatsystem.app.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * One WebSocket connection. What comes waits in an inbox, from which each frame is taken once and
 * in order; a wait that is in vain tells what came instead. For one thread at a time.
 */
final class TestSocket implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  private static final Set<String> MESSAGES = Set.of("dm", "group", "broadcast");

  private final BlockingQueue<JsonNode> inbox = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final String name;
  private final WebSocket socket;

  private TestSocket(String name, WebSocket.Builder builder, URI uri) {
    this.name = name;
    this.socket = builder.buildAsync(uri, new Listener()).join();
  }

  /**
   * Connects with whatever the builder holds.
   *
   * @throws CompletionException if the handshake is refused
   */
  static TestSocket open(String name, Api server, String query, WebSocket.Builder builder) {
    return new TestSocket(
        name, builder, URI.create("ws://localhost:" + server.port() + "/ws" + query));
  }

  static WebSocket.Builder builder() {
    return Api.CLIENT.newWebSocketBuilder();
  }

  String subprotocol() {
    return socket.getSubprotocol();
  }

  TestSocket send(Object... namesAndValues) {
    return sendText(Json.write(Json.of(namesAndValues)));
  }

  TestSocket sendText(String text) {
    socket.sendText(text, true).join();
    return this;
  }

  void sendBinary(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  TestSocket dm(String to, String content) {
    return send("type", "dm", "to", to, "content", content);
  }

  TestSocket group(String to, String content) {
    return send("type", "group", "to", to, "content", content);
  }

  TestSocket broadcast(String content) {
    return send("type", "broadcast", "content", content);
  }

  /** The frames that came, up to the first one that fits, which is the last of them. */
  List<JsonNode> until(String awaited, Predicate<JsonNode> fits) {
    var came = new ArrayList<JsonNode>();
    while (came.isEmpty() || !fits.test(came.get(came.size() - 1))) {
      came.add(next(awaited, came));
    }
    return came;
  }

  private JsonNode next(String awaited, List<JsonNode> came) {
    try {
      JsonNode frame = inbox.poll(PATIENCE_SECONDS, SECONDS);
      if (frame == null || frame.isMissingNode()) {
        throw new AssertionError(
            "%s waited for %s in vain (closed: %s); there came %s"
                .formatted(name, awaited, closed.getNow(null), came));
      }
      return frame;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Skips to the next frame of this type. */
  JsonNode await(String type) {
    return await(type, frame -> true);
  }

  /** Skips to the next frame of this type that fits. */
  JsonNode await(String type, Predicate<JsonNode> fits) {
    Predicate<JsonNode> isOfType = frame -> frame.path("type").asText().equals(type);
    List<JsonNode> came = until("a frame " + type, isOfType.and(fits));
    return came.get(came.size() - 1);
  }

  /** Skips to the message that says this. */
  JsonNode awaitMessage(String content) {
    List<JsonNode> came = until("the message " + content, saying(content));
    return came.get(came.size() - 1);
  }

  /** What all messages say that came up to the one that says this, that one included. */
  List<String> messagesUntil(String content) {
    return until("the message " + content, saying(content)).stream()
        .filter(TestSocket::isMessage)
        .map(frame -> frame.path("content").asText())
        .toList();
  }

  /** All frames of this type that came up to the message that says this. */
  List<JsonNode> framesUntil(String content, String type) {
    return until("the message " + content, saying(content)).stream()
        .filter(frame -> frame.path("type").asText().equals(type))
        .toList();
  }

  /** The next answer to a frame: an ack or an error. */
  JsonNode answer() {
    List<JsonNode> came = until("an ack or an error", TestSocket::isAckOrError);
    return came.get(came.size() - 1);
  }

  /** Sends a ping and waits for its answer: all that this connection said before has been read. */
  TestSocket ping() {
    send("type", "ping");
    await("pong");
    return this;
  }

  /** Whether a frame is the message that says this. */
  static Predicate<JsonNode> saying(String content) {
    return frame -> isMessage(frame) && frame.path("content").asText().equals(content);
  }

  private static boolean isAckOrError(JsonNode frame) {
    return Set.of("ack", "error").contains(frame.path("type").asText());
  }

  /** Whether it answers a frame of this client's. */
  static boolean isAnswer(JsonNode frame) {
    return isAckOrError(frame) || frame.path("type").asText().equals("pong");
  }

  static boolean isMessage(JsonNode frame) {
    return MESSAGES.contains(frame.path("type").asText());
  }

  boolean isOpen() {
    return !closed.isDone();
  }

  /** Waits until the server closes; its code. */
  int closeCode() {
    try {
      return closed.get(PATIENCE_SECONDS, SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(name + " was not closed; there came " + List.copyOf(inbox), e);
    } catch (ExecutionException e) {
      throw new AssertionError(name + " broke", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Says goodbye as a browser does that is closed, and waits until the server has heard it. */
  @Override
  public void close() {
    if (isOpen() && !socket.isOutputClosed()) {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(gone -> socket).join();
      closeCode();
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        inbox.add(Json.read(text.toString()));
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
      closed.complete(statusCode);
      inbox.add(MissingNode.getInstance()); // comes after the last frame
      return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
      closed.completeExceptionally(error);
    }
  }
}
