package org.chatsystem.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** An answer, its error and its lines in the log go by one id. */
class RequestIdsTest {
  private static final String ID = "X-Request-Id";

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final Logger ours = (Logger) LoggerFactory.getLogger("org.chatsystem");
  private final Logger security = (Logger) LoggerFactory.getLogger("security");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private ChatServer server;

  @BeforeEach
  void start() {
    lines.start();
    ours.addAppender(lines);
    security.addAppender(lines);
    ours.setLevel(Level.DEBUG);
    server = ChatServer.start(Settings.from(Map.of("PORT", "0", "BCRYPT_COST", "4")));
  }

  @AfterEach
  void stop() {
    server.close();
    ours.setLevel(null);
    ours.detachAppender(lines);
    security.detachAppender(lines);
  }

  @Test
  void everyErrorAndItsLinesCarryTheIdOfTheAnswer() throws Exception {
    for (String path : List.of("/api/me", "/api/nothing", "/ws", "/api/groups/x?limit=y")) {
      assertTraceable(send("GET", path, "", Map.of()));
    }
    assertTraceable(send("POST", "/api/login", "{", Map.of()));
    assertTraceable(send("POST", "/api/login", credentials("nobody"), Map.of()));
    assertTraceable(send("DELETE", "/api/login", "", Map.of()));
    assertThat(linesWith("event", "login_failed")).isNotEmpty();
    assertThat(linesWith("event", "token_refused")).isNotEmpty();
    assertThat(List.copyOf(lines.list))
        .filteredOn(each -> each.getLoggerName().equals("security"))
        .allSatisfy(each -> assertThat(value(each, "requestId")).isNotNull());
  }

  @Test
  void goodAnswersHaveOneToo() throws Exception {
    for (String path : List.of("/", "/healthz", "/docs/openapi.yaml")) {
      assertThat(idOf(send("GET", path, "", Map.of()))).as(path).matches("[a-z0-9]{26}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "0af7651916cd43dd8448eb211c80319c", "A.b_c-9"})
  void oneThatIsWellFormedIsTakenOver(String given) throws Exception {
    HttpResponse<String> answer = send("GET", "/api/me", "", Map.of(ID, given));
    assertThat(idOf(answer)).isEqualTo(given);
    assertTraceable(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\tb", "a,b", "<script>", "\"", "{}", "ä", "%0a"})
  void oneThatIsNotIsReplaced(String given) throws Exception {
    assertReplaced(given);
  }

  @Test
  void oneThatIsTooLongIsReplaced() throws Exception {
    assertThat(idOf(send("GET", "/api/me", "", Map.of(ID, "x".repeat(64))))).hasSize(64);
    assertReplaced("x".repeat(65));
  }

  @Test
  void linesOfAConnectionNameItAsItsWelcomeDid() throws Exception {
    String token = signUp("alice");
    var frames = new LinkedBlockingQueue<String>();
    WebSocket socket = connect(frames, "Authorization", "Bearer " + token);
    JsonNode welcome = json.readTree(frames.poll(30, TimeUnit.SECONDS));
    socket
        .sendText("{\"type\":\"dm\",\"from\":\"bob\",\"to\":\"alice\",\"content\":\"x\"}", true)
        .join();
    assertThat(frames.poll(30, TimeUnit.SECONDS)).contains("forbidden");
    assertThat(linesWith("event", "forbidden"))
        .singleElement()
        .satisfies(
            line ->
                assertThat(value(line, "connection"))
                    .isEqualTo(welcome.path("connection").asText()));
    socket.abort();
  }

  @Test
  void untilThenTheyNameItsHandshake() throws Exception {
    connect(new LinkedBlockingQueue<>(), "Authorization", "Bearer x", ID, "from-the-proxy");
    await().untilAsserted(() -> assertThat(linesWith("requestId", "from-the-proxy")).hasSize(1));
    assertThat(linesWith("event", "token_refused")).hasSize(1);
  }

  private void assertReplaced(String given) throws Exception {
    HttpResponse<String> answer = send("GET", "/api/me", "", Map.of(ID, given));
    assertThat(idOf(answer)).matches("[a-z0-9]{26}");
    assertTraceable(answer);
  }

  private void assertTraceable(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
    String id = idOf(answer);
    JsonNode problem = json.readTree(answer.body());
    assertThat(problem.path("correlationId").asText()).as("%s", problem).isEqualTo(id);
    assertThat(linesWith("requestId", id))
        .as("lines with the id")
        .anySatisfy(
            line -> assertThat(value(line, "code")).isEqualTo(problem.path("code").asText()));
  }

  private List<ILoggingEvent> linesWith(String key, String value) {
    return List.copyOf(lines.list).stream().filter(each -> value.equals(value(each, key))).toList();
  }

  private static String value(ILoggingEvent line, String key) {
    return line.getKeyValuePairs() == null
        ? null
        : line.getKeyValuePairs().stream()
            .filter(each -> each.key.equals(key))
            .map(each -> each.value.toString())
            .findFirst()
            .orElse(null);
  }

  private static String idOf(HttpResponse<?> answer) {
    return answer.headers().firstValue(ID).orElseThrow();
  }

  private static String credentials(String user) {
    return "{\"username\":\"" + user + "\",\"password\":\"correct-horse\"}";
  }

  private String signUp(String user) throws Exception {
    String grant = send("POST", "/api/signup", credentials(user), Map.of()).body();
    return json.readTree(grant).path("accessToken").asText();
  }

  private HttpResponse<String> send(
      String method, String path, String body, Map<String, String> headers) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private WebSocket connect(BlockingQueue<String> frames, String... headers) {
    var builder = client.newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    URI uri = URI.create("ws://127.0.0.1:" + server.port() + "/ws");
    return builder.buildAsync(uri, new Listener(frames)).join();
  }

  private record Listener(BlockingQueue<String> frames) implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      frames.add(data.toString());
      socket.request(1);
      return null;
    }
  }
}
