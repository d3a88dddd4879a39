package org.chatsystem.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may read the metrics, and that the dashboard and the README know the same ones. */
class MetricsTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Pattern NAME = Pattern.compile("\\b(chat|jvm|process|system)_[a-z_]+");
  private static final String TOKEN = "a-token-for-the-metrics";

  private ChatServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void areThereForTheSameMachineUnlessItIsAProxy() throws Exception {
    start(Map.of());
    HttpResponse<String> answer = ask(server.port(), "/metrics");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(answer.body()).contains("chat_connections 0.0", "chat_ready 1.0");
    assertThat(ask(server.port(), "/metrics", "X-Forwarded-For", "127.0.0.1").statusCode())
        .isEqualTo(403);
    assertThat(ask(server.port(), "/metrics", "Forwarded", "for=127.0.0.1").statusCode())
        .isEqualTo(403);
  }

  @Test
  void areThereForWhoeverHasTheToken() throws Exception {
    start(Map.of("CHAT_METRICS_TOKEN", TOKEN));
    assertThat(ask(server.port(), "/metrics").statusCode()).isEqualTo(401);
    assertThat(
            ask(server.port(), "/metrics", "Authorization", "Bearer " + TOKEN + "x").statusCode())
        .isEqualTo(401);
    String[] withToken = {"Authorization", "Bearer " + TOKEN, "X-Forwarded-For", "203.0.113.7"};
    assertThat(ask(server.port(), "/metrics", withToken).statusCode()).isEqualTo(200);
  }

  @Test
  void areOnTheirOwnPortAloneWhereThereIsOne() throws Exception {
    start(Map.of("CHAT_ADMIN_PORT", "0"));
    assertThat(ask(server.port(), "/metrics").statusCode()).isEqualTo(404);
    assertThat(ask(server.adminPort().getAsInt(), "/metrics").body()).contains("chat_connections");
    assertThat(ask(server.adminPort().getAsInt(), "/healthz").body()).isEqualTo("live\n");
    assertThat(ask(server.adminPort().getAsInt(), "/readyz").body()).isEqualTo("ready\n");
    assertThat(ask(server.adminPort().getAsInt(), "/metrics/more").statusCode()).isEqualTo(404);
    assertThat(ask(server.adminPort().getAsInt(), "/api/me").statusCode()).isEqualTo(404);
  }

  @Test
  void countWhatIsRefused() throws Exception {
    start(Map.of());
    ask(server.port(), "/api/me");
    assertThat(scrape()).contains("chat_refusals_total{code=\"unauthorized\"} 1.0");
  }

  @Test
  void ofTheDashboardAndTheReadmeAreTheOnesThereAre() throws Exception {
    start(Map.of());
    System.gc();
    await().until(() -> scrape().contains("jvm_gc_pause_seconds_sum"));
    Set<String> there = names(scrape());

    Set<String> shown = new TreeSet<>();
    JsonNode dashboard =
        new ObjectMapper().readTree(Path.of("src/main/grafana/chat-system.json").toFile());
    dashboard.findValues("expr").forEach(each -> shown.addAll(names(each.asText())));
    assertThat(there).containsAll(shown);

    Set<String> told = names(Files.readString(Path.of("README.md")));
    Set<String> ours = new TreeSet<>(there);
    ours.removeIf(each -> !each.startsWith("chat_") || each.matches(".*_(bucket|count|sum|max)"));
    assertThat(told).containsAll(ours);
    assertThat(shown.stream().map(each -> each.replaceAll("_(bucket|count|sum|max)$", "")))
        .containsAll(ours);
  }

  private static Set<String> names(String text) {
    var names = new TreeSet<String>();
    NAME.matcher(text).results().forEach(each -> names.add(each.group()));
    return names;
  }

  private String scrape() throws IOException, InterruptedException {
    return ask(server.port(), "/metrics").body();
  }

  private void start(Map<String, String> settings) {
    var environment = new HashMap<>(settings);
    environment.put("PORT", "0");
    environment.put("BCRYPT_COST", "4");
    server = ChatServer.start(Settings.from(environment));
  }

  private static HttpResponse<String> ask(int port, String path, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }
}
