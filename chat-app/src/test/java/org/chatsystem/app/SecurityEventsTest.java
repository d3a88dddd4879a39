package org.chatsystem.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What whoever guards the server reads, and what no log has in it. */
class SecurityEventsTest {
  private static final String PASSWORD = "correct-horse-battery";
  private static final String GUESS = "a-wrong-guess-of-mine";
  private static final String SECRET_TALK = "meet-me-at-the-old-mill";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Level before = root.getLevel();
  private ChatServer server;

  @BeforeEach
  void start() {
    lines.start();
    root.addAppender(lines);
    root.setLevel(Level.DEBUG);
    server =
        ChatServer.start(
            Settings.from(
                Map.of("PORT", "0", "BCRYPT_COST", "4", "CHAT_LIMIT_PASSWORDS", "2/15m")));
  }

  @AfterEach
  void stop() {
    server.close();
    root.setLevel(before);
    root.detachAppender(lines);
  }

  @Test
  void eachHasALineOfItsOwnWithoutSecrets() throws Exception {
    String token = signUp("alice");
    post("/api/login", "", credentials("alice", GUESS));
    post("/api/login", "", credentials("alice", GUESS));
    post("/api/login", "", credentials("alice", GUESS));
    post("/api/conversations/dm:alice/messages", token, "{\"content\":\"" + SECRET_TALK + "\"}");
    post("/api/conversations/broadcast/messages", "not-a-token", "{\"content\":\"x\"}");
    talk(
        token,
        "{\"type\":\"dm\",\"from\":\"bob\",\"to\":\"alice\",\"content\":\"" + SECRET_TALK + "\"}");
    await().untilAsserted(() -> assertThat(events()).contains("forbidden"));
    post("/api/logout/all", token, "");

    await().untilAsserted(() -> assertThat(events()).contains("revoked"));
    assertThat(events())
        .contains("login_failed", "login_failed", "limited", "token_refused", "forbidden")
        .filteredOn("login_failed"::equals)
        .hasSize(2);
    assertThat(line("login_failed")).contains("user=\"alice\"", "address=\"127.0.0.1\"");
    assertThat(line("limited")).contains("code=\"rate_limited\"", "path=\"/api/login\"");
    assertThat(line("forbidden")).contains("user=\"alice\"", "path=\"/ws\"");
    assertThat(line("revoked")).contains("user=\"alice\"");
    String all = ours().stream().map(SecurityEventsTest::text).collect(Collectors.joining("\n"));
    assertThat(all).doesNotContain(PASSWORD, GUESS, SECRET_TALK, token, "not-a-token");
  }

  /** Not the client's own, which is in the same process here. */
  private List<ILoggingEvent> ours() {
    return List.copyOf(lines.list).stream()
        .filter(each -> !each.getLoggerName().startsWith("jdk."))
        .toList();
  }

  private List<String> events() {
    return ours().stream()
        .filter(each -> each.getLoggerName().equals("security"))
        .map(each -> each.getKeyValuePairs().get(0).value.toString())
        .toList();
  }

  private String line(String event) {
    return ours().stream()
        .filter(each -> each.getLoggerName().equals("security"))
        .map(SecurityEventsTest::text)
        .filter(each -> each.contains("event=\"" + event + "\""))
        .findFirst()
        .orElse("");
  }

  private static String text(ILoggingEvent event) {
    return event.getFormattedMessage() + " " + event.getKeyValuePairs();
  }

  private String signUp(String user) throws Exception {
    String body = post("/api/signup", "", credentials(user, PASSWORD)).body();
    return new ObjectMapper().readTree(body).path("accessToken").asText();
  }

  private static String credentials(String user, String password) {
    return "{\"username\":\"" + user + "\",\"password\":\"" + password + "\"}";
  }

  private HttpResponse<String> post(String path, String token, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .POST(BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private void talk(String token, String frame) {
    client
        .newWebSocketBuilder()
        .header("Authorization", "Bearer " + token)
        .buildAsync(
            URI.create("ws://127.0.0.1:" + server.port() + "/ws"), new WebSocket.Listener() {})
        .join()
        .sendText(frame, true)
        .join();
  }
}
