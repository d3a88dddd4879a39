package org.chatsystem.app.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.util.Map;
import java.util.stream.Stream;
import org.chatsystem.app.ChatServer;
import org.chatsystem.app.Settings;
import org.chatsystem.app.e2e.RawSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What breaks the rules of WebSocket ends with the close code that the protocol has for it, and
 * what breaks off is the client's fault and no fault of the server's.
 */
class ViolationsIT {
  private static final int PROTOCOL = 1002;
  private static final int BINARY = 1003;
  private static final int NOT_UTF8 = 1007;
  private static final int TOO_LONG = 1009;
  private static final byte[] PING = "{\"type\":\"ping\"}".getBytes(UTF_8);

  private static ChatServer server;
  private static Actor actor;

  @BeforeAll
  static void start() throws IOException {
    server =
        ChatServer.start(
            Settings.from(
                Map.of(
                    "PORT",
                    "0",
                    "BCRYPT_COST",
                    "4",
                    "CHAT_RATE_LIMIT",
                    "off",
                    "CHAT_WEBHOOK_PRIVATE",
                    "on")));
    actor = Actor.signUp(server.port());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Arguments> violations() {
    return Stream.of(
        arguments(PROTOCOL, "not masked", unmasked()),
        arguments(PROTOCOL, "a reserved bit", RawSocket.frame(0xC1, PING)),
        arguments(PROTOCOL, "a reserved kind of data", RawSocket.frame(0x83, PING)),
        arguments(PROTOCOL, "a reserved kind of control", RawSocket.frame(0x8B, PING)),
        arguments(PROTOCOL, "a ping in parts", RawSocket.frame(0x09, PING)),
        arguments(PROTOCOL, "a long ping", RawSocket.frame(0x89, new byte[126])),
        arguments(PROTOCOL, "an end without a beginning", RawSocket.frame(0x80, PING)),
        arguments(
            PROTOCOL,
            "a beginning within another",
            joined(RawSocket.frame(0x01, PING), RawSocket.frame(0x81, PING))),
        arguments(PROTOCOL, "half a close code", RawSocket.frame(0x88, new byte[1])),
        arguments(PROTOCOL, "a close code that is none", RawSocket.frame(0x88, new byte[] {0, 1})),
        arguments(BINARY, "binary", RawSocket.frame(0x82, PING)),
        arguments(NOT_UTF8, "not UTF-8", RawSocket.frame(0x81, new byte[] {'"', (byte) 0xC3, '('})),
        arguments(
            NOT_UTF8,
            "a surrogate in UTF-8",
            RawSocket.frame(0x81, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80})),
        arguments(
            NOT_UTF8,
            "a character that ends with its frame",
            RawSocket.frame(0x81, new byte[] {'"', (byte) 0xF0, (byte) 0x9F})),
        arguments(TOO_LONG, "too long", RawSocket.frame(0x81, new byte[65_537])),
        arguments(
            TOO_LONG,
            "too long in two parts",
            joined(
                RawSocket.frame(0x01, new byte[40_000]), RawSocket.frame(0x80, new byte[40_000]))));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("violations")
  void endWithTheirCode(int code, String what, byte[] bytes) throws IOException {
    try (RawSocket socket = RawSocket.open(server.port(), actor.token());
        RawSocket other = RawSocket.open(server.port(), actor.token())) {
      try {
        socket.send(bytes);
      } catch (SocketException saysGoodbyeAlready) {
        assertThat(code).isEqualTo(TOO_LONG);
      }
      assertThat(socket.closeCode()).isEqualTo(code);
      other.sendText("{\"type\":\"ping\"}");
      assertThat(other.read().text()).contains("pong");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 100", "Transfer-Encoding: chunked"})
  void aBodyThatBreaksOffIsABadRequest(String length) throws IOException {
    String request = "POST /api/login HTTP/1.1\r\nHost: localhost\r\n" + length + "\r\n\r\n{\"";
    try (LogWatch log = LogWatch.begin()) {
      RawHttp.Answer answer = RawHttp.exchange(server.port(), request.getBytes(UTF_8), false);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("bad_request", answer.header("X-Request-Id"));
      assertThat(log.faults()).isEmpty();
    }
  }

  private static byte[] unmasked() {
    return joined(new byte[] {(byte) 0x81, (byte) PING.length}, PING);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    var joined = new ByteArrayOutputStream();
    joined.writeBytes(first);
    joined.writeBytes(second);
    return joined.toByteArray();
  }
}
