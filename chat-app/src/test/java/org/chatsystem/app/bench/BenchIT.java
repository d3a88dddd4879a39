package org.chatsystem.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chatsystem.app.ChatServer;
import org.chatsystem.app.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** Runs each scenario against a real server, and against one behind something that cheats. */
class BenchIT {
  private static ChatServer server;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

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

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void findsNothingWrongWithAGoodServer(Scenario scenario) throws IOException {
    assertThat(bench(server.port(), "2s", scenario.toString())).as(this::told).isZero();
    JsonNode checks = figures().path("checks");
    assertThat(checks.size()).isEqualTo(7);
    checks.forEach(each -> assertThat(each.asLong()).as(this::told).isZero());
  }

  @Test
  void measuresWhatIsDelivered() throws IOException {
    bench(server.port(), "2s", "group", "--rate", "50");
    JsonNode figures = figures();
    double messages = figures.path("messagesPerSecond").asDouble();
    assertThat(messages).as("50 are due, a slow machine is late with some").isBetween(10.0, 60.0);
    assertThat(figures.path("deliveriesPerSecond").asDouble())
        .isCloseTo(3 * messages, withinPercentage(20));
    assertThat(figures.path("deliveryLatencyMillis").path("p50").asDouble()).isPositive();
  }

  @ParameterizedTest
  @EnumSource(Cheat.class)
  void noticesACheat(Cheat cheat) throws IOException {
    try (var proxy = CheatingProxy.start(server.port(), cheat)) {
      assertThat(bench(proxy.port(), "1s", "group")).as(this::told).isEqualTo(1);
    }
    assertThat(figures().path("checks").path(cheat.shownAs()).asLong()).isEqualTo(1);
  }

  @Test
  void tellsInOneLineThatThereIsNoServer() {
    assertThat(bench(1, "1s", "group")).isEqualTo(1);
    assertThat(told().lines().skip(1)).hasSize(1).first().asString().contains("running?");
  }

  @Test
  void doesNotLoadOtherMachines() {
    assertThat(line().execute("group", "--url", "ws://192.0.2.1:8080")).isEqualTo(2);
    assertThat(told()).contains("--i-own-this-server");
  }

  @Test
  void refusesWhatIsOutOfBounds() {
    assertThat(line().execute("group", "--groups", "201", "--members", "100")).isEqualTo(2);
    assertThat(line().execute("dm", "--duration", "11m")).isEqualTo(2);
    assertThat(told().lines()).hasSize(2);
  }

  private int bench(int port, String duration, String... more) {
    var arguments = new ArrayList<>(List.of(more));
    arguments.addAll(
        List.of("--groups", "2", "--members", "4", "--pairs", "4", "--connections", "10"));
    arguments.addAll(List.of("--messages", "200", "--warmup", "200ms", "--duration", duration));
    arguments.addAll(List.of("--url", "ws://127.0.0.1:" + port, "--json"));
    return line().execute(arguments.toArray(String[]::new));
  }

  private CommandLine line() {
    return BenchCommand.line(stream(out), stream(err));
  }

  private JsonNode figures() throws IOException {
    return new ObjectMapper().readTree(out.toByteArray());
  }

  private String told() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
