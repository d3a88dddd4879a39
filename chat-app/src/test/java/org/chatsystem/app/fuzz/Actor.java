package org.chatsystem.app.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.chatsystem.core.fixture.Hostile;

/** Someone who is signed in, and does honestly what others need to do mischief with. */
final class Actor {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String PASSWORD = "correct horse battery";

  /** Nobody listens there. */
  private static final String NOWHERE = "https://127.0.0.1:1/";

  final String name = "fuzz" + COUNT.incrementAndGet();
  final String group = name + "-group";
  private final int port;
  private final Map<String, List<String>> values = new HashMap<>();
  private String token = "";

  private Actor(int port) {
    this.port = port;
  }

  /** Someone new, with a group and with something of each kind that a path may name. */
  static Actor signUp(int port) throws IOException {
    var actor = new Actor(port);
    String credentials =
        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(actor.name, PASSWORD);
    JsonNode grant = actor.ask("POST", "/api/signup", credentials);
    actor.token = grant.path("accessToken").asText();
    actor.values.put("refreshToken", List.of(grant.path("refreshToken").asText()));
    actor.settle();
    return actor;
  }

  private void settle() throws IOException {
    String bot = name + "-bot";
    ask("POST", "/api/me/bots", "{\"name\":\"" + bot + "\"}");
    ask("POST", "/api/groups", "{\"name\":\"" + group + "\"}");
    String hooks = "/api/groups/" + group + "/webhooks";
    String hook = ask("POST", hooks, "{\"url\":\"" + NOWHERE + "\"}").path("id").asText();
    String dm = "dm:" + name;
    String file =
        ask("POST", "/api/conversations/" + dm + "/attachments", "text").path("id").asText();
    String carrier =
        say(dm, "hello\",\"attachments\":[\"" + file + "\"],\"ref\":\"r").path("id").asText();
    String message = say("group:" + group, "hello").path("id").asText();
    String session =
        ask("GET", "/api/me/sessions", "").path("sessions").path(0).path("id").asText();
    values.put("attachment", List.of(file));
    values.put("id", List.of(carrier, message, hook));
    values.put("message", List.of(carrier, message));
    values.put("conversation", List.of(dm, "group:" + group));
    values.put("session", List.of(session));
    values.put("user", List.of(name, bot));
  }

  String token() {
    return token;
  }

  JsonNode say(String conversation, String content) throws IOException {
    String path = "/api/conversations/" + conversation + "/messages";
    return ask("POST", path, "{\"content\":\"" + content + "\"}");
  }

  JsonNode history(String conversation) throws IOException {
    return ask("GET", "/api/conversations/" + conversation + "/messages", "").path("messages");
  }

  /** A good value for a field or a parameter of this name, as JSON. */
  String valueFor(String field, Hostile hostile) {
    return switch (field) {
      case "seq", "limit" -> "1";
      case "hidePresence" -> "false";
      case "attachments" -> "[]";
      default -> '"' + textFor(field, hostile) + '"';
    };
  }

  private String textFor(String field, Hostile hostile) {
    return switch (field) {
      case "username", "from", "to" -> name;
      case "name" -> name + "-" + hostile.below(1_000_000);
      case "password", "currentPassword", "newPassword" -> PASSWORD;
      case "before", "after", "replyTo" -> hostile.oneOf(values.get("message"));
      case "group" -> group;
      case "visibility" -> "public";
      case "role" -> "member";
      case "emoji" -> "👍";
      case "url" -> NOWHERE;
      default -> hostile.oneOf(values.getOrDefault(field, List.of("some text")));
    };
  }

  private JsonNode ask(String method, String path, String body) throws IOException {
    String request =
        """
        %s %s HTTP/1.1
        Host: localhost
        Connection: close
        Authorization: Bearer %s
        Content-Type: application/json
        Content-Length: %d

        %s"""
            .formatted(method, path, token, body.getBytes(StandardCharsets.UTF_8).length, body);
    int end = request.indexOf("\n\n");
    String text = request.substring(0, end).replace("\n", "\r\n") + "\r\n\r\n" + body;
    RawHttp.Answer answer = RawHttp.exchange(port, text.getBytes(StandardCharsets.UTF_8), false);
    if (answer.status() / 100 != 2) {
      throw new AssertionError("an honest request failed: " + path + " " + answer);
    }
    return JSON.readTree(answer.body());
  }
}
