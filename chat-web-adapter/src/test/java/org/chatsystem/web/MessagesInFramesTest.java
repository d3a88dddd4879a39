package org.chatsystem.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.chatsystem.web.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How messages come in frames: in one or several, with others between them. */
class MessagesInFramesTest {
  private final TestServer server = TestServer.start();
  private RawClient client;

  @BeforeEach
  void connect() throws IOException {
    client = new RawClient(server.web().port(), "alice");
    assertThat(client.next().text()).contains("\"welcome\"");
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void aMessageMayComeInSeveralFramesWithAPingBetweenThem() throws IOException {
    byte[] message = bytes(note("h\u00e9, \uD83D\uDC4D"));
    for (int cut = 1; cut < message.length; cut++) {
      client.send(RawClient.TEXT, Arrays.copyOf(message, cut), false);
      client.send(RawClient.PING, bytes("p" + cut));
      client.send(RawClient.CONTINUATION, Arrays.copyOfRange(message, cut, message.length));
      assertThat(client.next().text()).isEqualTo("p" + cut);
      assertThat(client.next().text()).contains("\"ack\"", "\"seq\":" + cut);
    }
  }

  @Test
  void frameByFrameTheNextMessageIsAnother() throws IOException {
    client.send(RawClient.TEXT, bytes("{\"type\""), false);
    client.send(RawClient.CONTINUATION, new byte[0], false);
    client.send(RawClient.CONTINUATION, bytes(":\"ping\"}"));
    client.send(RawClient.TEXT, bytes("{\"type\":\"ping\"}"));
    client.send(RawClient.TEXT, new byte[0]);
    assertThat(client.next().text()).contains("pong");
    assertThat(client.next().text()).contains("pong");
    assertThat(client.next().text()).contains("bad_request");
  }

  @Test
  void theSignOfWhatCouldNotBeReadMayBeMeant() throws IOException {
    client.send(RawClient.TEXT, bytes(note("\uFFFD")));
    assertThat(client.next().text()).contains("\"ack\"");
  }

  @Test
  void whatIsNotUtf8EndsTheConnectionAlsoWhereFramesMeet() throws IOException {
    byte[] message = bytes(note("\u00e9"));
    int inside = new String(message, StandardCharsets.ISO_8859_1).indexOf('\u00c3') + 1;
    client.send(RawClient.TEXT, Arrays.copyOf(message, inside), false);
    client.send(RawClient.CONTINUATION, bytes("\"}"));
    assertThat(client.next().closeCode()).isEqualTo(1007);
  }

  @Test
  void noMessageIsLongerThanAFrameMayBe() throws IOException {
    String ping = "{\"type\":\"ping\"}";
    byte[] half = bytes(" ".repeat(Json.MAX_DOCUMENT_BYTES / 2));
    byte[] rest = bytes(" ".repeat(Json.MAX_DOCUMENT_BYTES / 2 - ping.length()) + ping);
    client.send(RawClient.TEXT, half, false);
    client.send(RawClient.CONTINUATION, rest);
    assertThat(client.next().text()).contains("pong");
    client.send(RawClient.TEXT, half, false);
    client.send(RawClient.CONTINUATION, half, false);
    client.send(RawClient.CONTINUATION, bytes(" "), false);
    assertThat(client.next().closeCode()).isEqualTo(1009);
  }

  @Test
  void aBinaryMessageEndsTheConnectionWithItsFirstFrame() throws IOException {
    client.send(RawClient.BINARY, bytes("{"), false);
    assertThat(client.next().closeCode()).isEqualTo(1003);
  }

  private static String note(String content) {
    return "{\"type\":\"dm\",\"to\":\"alice\",\"content\":\"" + content + "\"}";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
