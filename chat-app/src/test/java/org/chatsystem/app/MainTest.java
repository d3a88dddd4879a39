package org.chatsystem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void helpsWithEverySettingThatTheReadmeNames() throws IOException {
    assertThat(run(Map.of(), "--help")).isZero();
    List<String> helped = settingsIn(text(out), "(?m)^ {2}([A-Z][A-Z_]+) ");
    String readme = Files.readString(Path.of("README.md"));
    String table =
        readme.substring(readme.indexOf("| setting "), readme.indexOf("All of them are"));
    assertThat(helped)
        .contains("PORT", "JWT_SECRET_FILE", "CHAT_LIMIT_SENDS", "LOG_LEVEL")
        .containsExactlyInAnyOrderElementsOf(settingsIn(table, "[|,] `([A-Z][A-Z_]+)`(?=[, ])"));
  }

  private static List<String> settingsIn(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(each -> each.group(1)).toList();
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
  void helpsWithEachThingThatOperatorsDo() {
    assertThat(run(Map.of(), "admin", "--help")).isZero();
    assertThat(text(out))
        .contains("users", "disable", "enable", "revoke", "delete-group")
        .contains("conversations", "trim", "export", "import", "Exit status");
    assertThat(run(Map.of(), "admin", "trim", "--help")).isZero();
    assertThat(text(out)).contains("--older-than", "Exit status: 0 done");
  }

  @Test
  void aServerInMemoryCannotBeAdministeredFromOutside() {
    assertThat(run(Map.of(), "admin", "users")).isEqualTo(1);
    assertThat(text(err).lines()).hasSize(1).first().asString().startsWith("REDIS_ADDR is not set");
  }

  @Test
  void administersNothingWithAWrongSettingOrWord() {
    assertThat(run(Map.of("PORT", "eighty"), "admin", "users")).isEqualTo(2);
    assertThat(run(Map.of(), "admin")).isEqualTo(2);
    assertThat(run(Map.of(), "admin", "trim", "--older-than", "soon")).isEqualTo(2);
    assertThat(text(err).lines()).hasSize(3);
  }

  @Test
  void tellsThatTheStoreToAdministerDoesNotAnswer() throws IOException {
    String address = "localhost:" + freePort();
    assertThat(run(Map.of("REDIS_ADDR", address), "admin", "users")).isEqualTo(1);
    assertThat(run(Map.of("REDIS_ADDR", address), "admin", "export", "-")).isEqualTo(1);
  }

  @Test
  void completesItsCommandsForBash() {
    assertThat(run(Map.of(), "generate-completion")).isZero();
    assertThat(text(out))
        .contains("complete -F", "doctor", "--window")
        .contains("delete-group", "--older-than", "--over");
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
