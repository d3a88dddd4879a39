package org.chatsystem.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HandshakeTest {
  private final Handshake handshake = Handshake.create();

  @Test
  void knowsTheExampleOfTheStandard() {
    assertThat(Handshake.acceptOf("dGhlIHNhbXBsZSBub25jZQ=="))
        .isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  }

  @Test
  void waitsForTheWholeAnswerAndTellsWhereItEnds() throws ProtocolFault {
    byte[] answer = Bytes.of(answer(key()) + "rest");
    int end = answer.length - 4;
    for (int cut = 0; cut < end; cut++) {
      assertThat(handshake.check(answer, 0, cut)).isEqualTo(-1);
    }
    assertThat(handshake.check(answer, 0, answer.length)).isEqualTo(end);
  }

  @Test
  void refusesAnAnswerToAnotherKey() {
    byte[] answer = Bytes.of(answer("dGhlIHNhbXBsZSBub25jZQ=="));
    assertThatThrownBy(() -> handshake.check(answer, 0, answer.length))
        .isInstanceOf(ProtocolFault.class);
  }

  @Test
  void tellsWhatTheServerSaidInstead() {
    byte[] answer = Bytes.of("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
    assertThatThrownBy(() -> handshake.check(answer, 0, answer.length))
        .hasMessageContaining("401 Unauthorized");
  }

  private String key() {
    byte[] request = handshake.request(URI.create("ws://127.0.0.1:8080"), "token");
    var matcher =
        Pattern.compile("Sec-WebSocket-Key: (\\S+)")
            .matcher(Bytes.text(request, 0, request.length));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static String answer(String key) {
    return "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: "
        + Handshake.acceptOf(key)
        + "\r\n\r\n";
  }
}
