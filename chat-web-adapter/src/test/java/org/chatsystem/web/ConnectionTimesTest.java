package org.chatsystem.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chatsystem.core.port.in.Grant;
import org.chatsystem.web.socket.SocketLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the clock does to real connections, with times that one can wait for. */
class ConnectionTimesTest {
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);
  private static final Duration GRACE = Duration.ofMillis(300);
  private static final int PATIENCE = 20;

  private final TestServer server =
      TestServer.start(
          new SocketLimits(
              Duration.ofSeconds(10),
              GRACE,
              HEARTBEAT,
              Duration.ofSeconds(2),
              Duration.ofMillis(20)));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aHalfOpenClientIsFoundAndClosed() throws IOException {
    try (Socket socket = new Socket("localhost", server.web().port())) {
      socket.setSoTimeout(PATIENCE * 1_000);
      var in = new DataInputStream(socket.getInputStream());
      upgrade(socket, in);
      assertThat(closeCodeReadWithoutAnyAnswer(in)).isEqualTo(4501);
    }
  }

  @Test
  void aClientThatOnlyAnswersPingsStays() throws Exception {
    var client = new Client(3);
    client.connect("/ws?user=alice");
    assertThat(client.pinged.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
    assertThat(client.closed).isNotDone();
  }

  @Test
  void aConnectionOutlivesItsTokenByTheGraceAlone() throws Exception {
    Grant bob = server.signUp("bob");
    var client = new Client(0);
    WebSocket socket = client.connect("/ws");
    Instant expiry = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.SECONDS);
    socket.sendText(auth(server.token(bob, expiry)), true).join();
    assertThat(client.closed.get(PATIENCE, TimeUnit.SECONDS)).isEqualTo(4401);
    assertThat(Instant.now()).isAfter(expiry.plus(GRACE));
  }

  @Test
  void aConnectionLivesOnWithANewToken() throws Exception {
    Grant carol = server.signUp("carol");
    var client = new Client(5);
    WebSocket socket = client.connect("/ws");
    socket.sendText(auth(server.token(carol, Instant.now().plusSeconds(3))), true).join();
    socket.sendText(auth(server.token(carol, Instant.now().plusSeconds(60))), true).join();
    assertThat(client.pinged.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
    assertThat(client.closed).isNotDone();
  }

  private static String auth(String token) {
    return "{\"type\":\"auth\",\"token\":\"" + token + "\"}";
  }

  private void upgrade(Socket socket, DataInputStream in) throws IOException {
    String request =
        """
        GET /ws?user=alice HTTP/1.1
        Host: localhost
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

        """;
    socket
        .getOutputStream()
        .write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
  }

  /** Reads frames of up to 65,535 bytes until one is a close. */
  private static int closeCodeReadWithoutAnyAnswer(DataInputStream in) throws IOException {
    for (int frames = 0; frames < 30; frames++) {
      int opcode = in.readUnsignedByte() & 0x0f;
      int length = in.readUnsignedByte();
      byte[] payload = in.readNBytes(length == 126 ? in.readUnsignedShort() : length);
      if (opcode == 8) {
        return ByteBuffer.wrap(payload).getShort();
      }
    }
    throw new AssertionError("still pinged after 30 frames");
  }

  /** One that answers pings, as the JDK's does by itself. */
  private final class Client implements WebSocket.Listener {
    private final CountDownLatch pinged;
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    Client(int pings) {
      pinged = new CountDownLatch(pings);
    }

    WebSocket connect(String path) {
      URI uri = URI.create("ws://localhost:" + server.web().port() + path);
      return HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(uri, this).join();
    }

    @Override
    public CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
      pinged.countDown();
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.complete(code);
      return null;
    }
  }
}
