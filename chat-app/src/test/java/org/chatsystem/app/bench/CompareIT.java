package org.chatsystem.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chatsystem.app.ChatServer;
import org.chatsystem.app.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares a real server with itself, and with one that is not there. */
class CompareIT {
  private static ChatServer server;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    server =
        ChatServer.start(
            Settings.from(Map.of("PORT", "0", "BCRYPT_COST", "4", "CHAT_RATE_LIMIT", "off")));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void tellsMediansOfSeveralRounds() throws IOException {
    String url = "ws://127.0.0.1:" + server.port();
    Path csv = directory.resolve("values.csv");
    assertThat(compare("2", "--server", "one", "--url", url, "--server", "two", "--url", url))
        .as(this::told)
        .isZero();
    assertThat(lines()).hasSize(3).first().asString().contains("one", "two", "ratio");
    assertThat(lines().get(2)).matches("\\| one group .*/s( \\| [\\d,.]+){3} \\|");
    assertThat(Files.readAllLines(csv)).hasSize(1 + 2 * 2);
  }

  @Test
  void goesOnWhenAServerIsGone() {
    String url = "ws://127.0.0.1:" + server.port();
    List<String> servers =
        List.of(
            "--server here --url",
            url,
            "--server gone --url ws://[::1]:1 --server there --url",
            url);
    assertThat(compare("1", String.join(" ", servers).split(" ", -1))).isEqualTo(1);
    assertThat(lines().get(2))
        .matches("\\| one group .*/s \\| [\\d,.]+ \\| – \\| – (\\| [\\d,.]+ ){2}\\|");
  }

  @Test
  void checksEachServerBeforeTheFirstRun() {
    assertThat(
            compare("1", "--server", "a", "--server", "b", "--url", "ws://192.0.2.1:80", "--peer"))
        .isEqualTo(2);
    assertThat(told().lines()).hasSize(2);
  }

  @Test
  void tellsHow() {
    assertThat(BenchCommand.line(stream(out), stream(err)).execute("compare", "--help")).isZero();
  }

  private int compare(String rounds, String... servers) {
    var arguments = new ArrayList<>(List.of("compare", "--workload", "one_group"));
    arguments.addAll(List.of("--rounds", rounds, "--csv", "" + directory.resolve("values.csv")));
    arguments.addAll(List.of("--warmup", "200ms", "--duration", "500ms", "--first-warmup", "0s"));
    arguments.addAll(List.of(servers));
    return BenchCommand.line(stream(out), stream(err)).execute(arguments.toArray(String[]::new));
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private String told() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
