package org.chatsystem.app.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;

/** The HTTP API of whichever instance answers. Safe for concurrent use. */
final class Api {
  private static final int ATTEMPTS = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** What cannot be asked twice is asked while nothing is broken. */
  private static final Duration MUCH_PATIENCE = Duration.ofSeconds(30);

  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final String PASSWORD = "correct horse";
  private static final int PAGE = 200;

  private final List<Integer> ports;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(1))
          .build();
  private final Map<Username, String> tokens = new ConcurrentHashMap<>();

  Api(List<Integer> ports) {
    this.ports = ports;
  }

  void signUp(Username user) throws IOException {
    JsonNode answer = call(MUCH_PATIENCE, "POST", "/api/signup", null, credentials(user));
    tokens.put(user, answer.get("accessToken").asText());
  }

  /** A new token, after the old one has run out. */
  void logIn(Username user) throws IOException {
    JsonNode answer = call("POST", "/api/login", null, credentials(user));
    tokens.put(user, answer.get("accessToken").asText());
  }

  private static ObjectNode credentials(Username user) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("username", user.value())
        .put("password", PASSWORD);
  }

  String token(Username user) {
    return tokens.get(user);
  }

  void createGroup(Username owner, String group) throws IOException {
    call(
        MUCH_PATIENCE,
        "POST",
        "/api/groups",
        tokens.get(owner),
        JsonNodeFactory.instance.objectNode().put("name", group));
  }

  void addMember(Username owner, String group, Username member) throws IOException {
    call(
        "PUT",
        "/api/groups/" + group + "/members/" + member.value(),
        tokens.get(owner),
        JsonNodeFactory.instance.objectNode().put("role", "member"));
  }

  void createWebhook(Username owner, String group, String url) throws IOException {
    call(
        MUCH_PATIENCE,
        "POST",
        "/api/groups/" + group + "/webhooks",
        tokens.get(owner),
        JsonNodeFactory.instance.objectNode().put("url", url));
  }

  void say(Username sender, String conversation, String content) throws IOException {
    call(
        "POST",
        "/api/conversations/" + conversation + "/messages",
        tokens.get(sender),
        JsonNodeFactory.instance.objectNode().put("content", content).put("ref", content));
  }

  /** All messages after this one up to the other, which may be {@code null} for all there are. */
  List<Said> history(Username reader, Conversation conversation, MessageId after, MessageId upTo)
      throws IOException {
    var history = new ArrayList<Said>();
    MessageId from = after;
    while (true) {
      JsonNode page = page(reader, conversation, from);
      for (JsonNode frame : page.get("messages")) {
        Said said = Said.of(frame, reader);
        from = said.id();
        if (upTo != null && from.isAfter(upTo)) {
          return history;
        }
        history.add(said);
      }
      if (!page.get("hasMore").asBoolean()) {
        return history;
      }
    }
  }

  private JsonNode page(Username reader, Conversation conversation, MessageId after)
      throws IOException {
    String path =
        "/api/conversations/%s/messages?limit=%d&after=%s"
            .formatted(conversation.nameFor(reader), PAGE, after);
    try {
      return call("GET", path, tokens.get(reader), null);
    } catch (UnauthorizedException e) {
      logIn(reader);
      return call("GET", path, tokens.get(reader), null);
    }
  }

  private static final class UnauthorizedException extends IOException {}

  private JsonNode call(String method, String path, String token, ObjectNode body)
      throws IOException {
    return call(PATIENCE, method, path, token, body);
  }

  /** Asks one instance after the other until one can answer. */
  private JsonNode call(
      Duration patience, String method, String path, String token, ObjectNode body)
      throws IOException {
    IOException last = null;
    int first = ThreadLocalRandom.current().nextInt(ports.size());
    for (int i = 0; i < ATTEMPTS; i++) {
      try {
        return callOnce(patience, ports.get((first + i) % ports.size()), method, path, token, body);
      } catch (UnauthorizedException e) {
        throw e;
      } catch (IOException e) {
        last = e;
        Pause.of(PAUSE);
      }
    }
    throw last;
  }

  private JsonNode callOnce(
      Duration patience, int port, String method, String path, String token, ObjectNode body)
      throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(patience)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() == 401) {
        throw new UnauthorizedException();
      }
      if (answer.statusCode() >= 300) {
        throw new IOException(method + " " + path + ": " + answer.body());
      }
      return json.readTree(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
