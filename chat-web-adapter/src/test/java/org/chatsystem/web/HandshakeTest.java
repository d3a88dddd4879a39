package org.chatsystem.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a handshake is answered. */
class HandshakeTest {
  private static final String GOOD =
      """
      GET /ws?user=alice HTTP/1.1
      Host: localhost
      Upgrade: websocket
      Connection: Upgrade
      Sec-WebSocket-Version: 13
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
      """;

  private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)");

  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aGoodOneIsGrantedInAFewWords() throws IOException {
    assertThat(answerTo(GOOD).lines().map(line -> line.toLowerCase(Locale.ROOT)))
        .filteredOn(line -> !line.isEmpty() && !line.startsWith("date: "))
        // lines of the log that are about it carry this
        .filteredOn(line -> !line.startsWith("x-request-id: "))
        .containsExactlyInAnyOrder(
            "http/1.1 101 switching protocols",
            "upgrade: websocket",
            "connection: upgrade",
            // as RFC 6455 has it for this key
            "sec-websocket-accept: s3pplmbitxaq9kygzzhzrbk+xoo=");
  }

  @Test
  void theFirstSubprotocolIsAgreedOn() throws IOException {
    assertThat(answerTo(GOOD + "Sec-WebSocket-Protocol: chat.v1, bearer.x\n"))
        .contains("\r\nSec-WebSocket-Protocol: chat.v1\r\n")
        .doesNotContain("bearer");
  }

  @Test
  void noExtensionIsAgreedOn() throws IOException {
    String offer = "Sec-WebSocket-Extensions: permessage-deflate, identity, fragment\n";
    assertThat(answerTo(GOOD + offer)).startsWith("HTTP/1.1 101").doesNotContain("Extensions");
  }

  @Test
  void aTokenIsNotAgreedOn() throws IOException {
    assertThat(answerTo(GOOD + "Sec-WebSocket-Protocol: bearer.x, chat.v1\n"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json", "\"bad_request\"")
        .doesNotContain("bearer");
  }

  @Test
  void foreignPagesAreRefused() throws IOException {
    assertThat(answerTo(GOOD + "Origin: https://evil.example\n"))
        .startsWith("HTTP/1.1 403")
        .contains("application/problem+json", "\"forbidden\"");
    assertThat(answerTo(GOOD + "Origin: http://localhost\n")).startsWith("HTTP/1.1 101");
  }

  @Test
  void nobodyIsLetInWhileTheServerGoesDown() throws IOException {
    server.web().drain();
    assertThat(answerTo(GOOD))
        .startsWith("HTTP/1.1 503")
        .contains("Retry-After", "\"unavailable\"");
  }

  @Test
  void whatIsNoHandshakeIsRefused() throws IOException {
    for (String bad :
        new String[] {
          GOOD.replace("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n", ""),
          GOOD.replace("Upgrade: websocket\n", ""),
          GOOD.replace("Version: 13", "Version: 12"),
          GOOD.replace("GET", "POST") + "Content-Length: 0\n",
          "GET /ws HTTP/1.1\nHost: localhost\n"
        }) {
      assertThat(answerTo(bad))
          .as(bad)
          .startsWith("HTTP/1.1 400")
          .contains("bad_request", "Content-Security-Policy");
    }
    for (String path : new String[] {"/wss?", "/ws/?", "/?", "/api/me?"}) {
      String answer = answerTo(GOOD.replace("/ws?", path));
      assertThat(answer).as(path).startsWith("HTTP/1.1 404");
    }
    assertThat(server.web().connections()).isZero();
  }

  /** All of it. */
  private String answerTo(String request) throws IOException {
    try (var socket = new Socket("localhost", server.web().port())) {
      socket.setSoTimeout(10_000);
      String wire = request.replace("\n", "\r\n") + "\r\n";
      socket.getOutputStream().write(wire.getBytes(StandardCharsets.US_ASCII));
      var answer = new StringBuilder();
      while (answer.indexOf("\r\n\r\n") < 0) {
        answer.append((char) socket.getInputStream().read());
      }
      Matcher body = LENGTH.matcher(answer);
      int length = body.find() ? Integer.parseInt(body.group(1)) : 0;
      byte[] rest = socket.getInputStream().readNBytes(length);
      return answer + new String(rest, StandardCharsets.UTF_8);
    }
  }
}
