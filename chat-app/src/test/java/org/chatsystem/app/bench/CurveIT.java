package org.chatsystem.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chatsystem.app.ChatServer;
import org.chatsystem.app.Settings;
import org.chatsystem.redis.testing.TestRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Measures each curve at tiny sizes on two real servers over one Redis. */
class CurveIT {
  private static final String PREFIX = "curve-it:";
  private static final List<ChatServer> SERVERS = new ArrayList<>();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    Settings settings =
        Settings.from(
            Map.of(
                "PORT", "0",
                "BCRYPT_COST", "4",
                "CHAT_RATE_LIMIT", "off",
                "REDIS_ADDR", TestRedis.shared().address(),
                "CHAT_REDIS_PREFIX", PREFIX));
    SERVERS.add(ChatServer.start(settings));
    SERVERS.add(ChatServer.start(settings));
  }

  @AfterAll
  static void stop() {
    SERVERS.forEach(ChatServer::close);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          members       | 2,6
          connections   | 4,8
          instances     | 1,2
          conversations | 60,200
          history       | 10,450
          """)
  void measuresAndDraws(String kind, String values) throws IOException {
    assertThat(curve(kind, "--at", values)).as(this::told).isZero();
    List<String> lines = Files.readAllLines(directory.resolve(kind + ".csv"));
    assertThat(lines).hasSize(3).first().asString().startsWith(kind + ",");
    for (String line : lines.subList(1, 3)) {
      assertThat(Arrays.stream(line.split(",")).map(Double::parseDouble))
          .allSatisfy(each -> assertThat(each).isPositive());
    }
    assertThat(Files.readString(directory.resolve(kind + ".svg"))).contains("</svg>");
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactlyElementsOf(lines);
  }

  @Test
  void leavesOutWhatCannotBeMeasured() throws IOException {
    assertThat(curve("connections", "--at", "4,30000")).isEqualTo(1);
    assertThat(told()).contains("No figures at 30000");
    assertThat(Files.readAllLines(directory.resolve("connections.csv"))).hasSize(2);
  }

  @Test
  void writesIntoNoRedisOfAnotherMachine() {
    assertThat(curve("conversations", "--redis", "192.0.2.1:6379")).isEqualTo(2);
    assertThat(told()).contains("--i-own-this-server");
  }

  private int curve(String kind, String... more) {
    String urls = "";
    for (ChatServer each : SERVERS) {
      urls += (urls.isEmpty() ? "" : ",") + "ws://127.0.0.1:" + each.port();
    }
    var arguments = new ArrayList<>(List.of("curve", kind, "--url", urls));
    arguments.addAll(List.of("--warmup", "200ms", "--duration", "500ms", "--connections", "4"));
    arguments.addAll(List.of("--deliveries", "200", "--redis-prefix", PREFIX));
    arguments.addAll(List.of("--out", directory.toString()));
    String redis = TestRedis.shared().address().replaceFirst("^redis://", "");
    if (!List.of(more).contains("--redis")) {
      arguments.addAll(List.of("--redis", redis));
    }
    arguments.addAll(List.of(more));
    return BenchCommand.line(stream(out), stream(err)).execute(arguments.toArray(String[]::new));
  }

  private String told() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
