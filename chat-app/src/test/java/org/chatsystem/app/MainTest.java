package org.chatsystem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void helpsWithEverySetting() {
    assertThat(run(Map.of(), "--help")).isZero();
    assertThat(text(out))
        .contains(
            "PORT",
            "REDIS_ADDR",
            "CHAT_REDIS_PREFIX",
            "JWT_SECRET",
            "JWT_SECRET_FILE",
            "BCRYPT_COST")
        .contains(
            "CHAT_AUTH",
            "CHAT_BROADCAST",
            "CHAT_ADMINS",
            "CHAT_BROADCAST_PER_MINUTE",
            "CHAT_RATE_LIMIT",
            "CHAT_EDIT_WINDOW",
            "CHAT_ORIGINS",
            "CHAT_RETENTION",
            "LOG_LEVEL");
  }

  @Test
  void tellsItsVersion() {
    assertThat(run(Map.of(), "--version")).isZero();
    assertThat(text(out)).startsWith("chat-system ");
  }

  @Test
  void refusesWhatItDoesNotKnowInOneLine() {
    assertThat(run(Map.of(), "--frobnicate")).isEqualTo(2);
    assertThat(text(err).lines()).hasSize(1);
  }

  @Test
  void helpsWithTheLoadTool() {
    assertThat(run(Map.of(), "bench", "--help")).isZero();
    assertThat(text(out)).contains("group, dm, broadcast", "--window", "--rate", "--json");
  }

  @Test
  void completesItsCommandsForBash() {
    assertThat(run(Map.of(), "generate-completion")).isZero();
    assertThat(text(out)).contains("complete -F", "doctor", "--window");
  }

  @Test
  void servesWhenToldSo() {
    assertThat(run(Map.of("PORT", "eighty"), "serve")).isEqualTo(2);
    assertThat(text(err).lines()).containsExactly("PORT is a number from 0 to 65535");
  }

  @Test
  void refusesAnUnknownScenarioInOneLine() {
    assertThat(run(Map.of(), "bench", "opera")).isEqualTo(2);
    assertThat(text(err).lines()).hasSize(1);
  }

  @Test
  void tellsAWrongSettingInOneLine() {
    assertThat(run(Map.of("PORT", "eighty"))).isEqualTo(2);
    assertThat(text(err).lines()).containsExactly("PORT is a number from 0 to 65535");
  }

  @Test
  void tellsThatRedisDoesNotAnswerInOneLine() throws IOException {
    int port = freePort();
    assertThat(run(Map.of("REDIS_ADDR", "localhost:" + port, "PORT", "0"))).isEqualTo(1);
    assertThat(text(err).lines()).hasSize(1).first().asString().startsWith("REDIS_ADDR ");
  }

  @Test
  void tellsThatThePortIsTakenInOneLine() throws IOException {
    try (var taken = new ServerSocket(0)) {
      assertThat(run(Map.of("PORT", Integer.toString(taken.getLocalPort())))).isEqualTo(1);
      assertThat(text(err).lines()).hasSize(1).first().asString().contains("in use");
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private int run(Map<String, String> environment, String... arguments) {
    return Main.run(
        arguments,
        environment,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
