package org.chatsystem.app.fuzz;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.chatsystem.core.fixture.Hostile;

/** Requests to every documented operation with something wrong in them, and what is no request. */
final class HttpAttack {
  private static final List<Operation> OPERATIONS = Operation.documented();

  /** What is beyond HTTP/1.1, or beyond the room for files: no fault of the server's. */
  private static final List<Integer> NO_FAULT = List.of(501, 505, 507);

  private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

  private final int port;
  private final Findings findings;

  HttpAttack(int port, Findings findings) {
    this.port = port;
    this.findings = findings;
  }

  static List<Operation> operations() {
    return OPERATIONS;
  }

  /** One request; whether its sender is still signed in. */
  boolean attack(Hostile hostile, long seed, Actor actor) throws IOException {
    if (hostile.onceIn(6)) {
      byte[] bytes = noRequest(hostile, actor).getBytes(StandardCharsets.ISO_8859_1);
      exchange(hostile, seed, "no HTTP", hostile.onceIn(2) ? hostile.mutated(bytes) : bytes);
      return true;
    }
    Operation operation = hostile.oneOf(OPERATIONS);
    String body = body(hostile, operation, actor);
    byte[] bytes = request(hostile, operation, body, actor).getBytes(StandardCharsets.UTF_8);
    boolean isBroken = hostile.onceIn(8);
    int status =
        exchange(hostile, seed, operation.toString(), isBroken ? hostile.mutated(bytes) : bytes);
    return isBroken || status != 401;
  }

  private int exchange(Hostile hostile, long seed, String kind, byte[] bytes) throws IOException {
    RawHttp.Answer answer = RawHttp.exchange(port, bytes, hostile.onceIn(50));
    findings.count(kind + " → " + (answer.status() > 0 ? answer.status() / 100 + "xx" : "closed"));
    if (answer.status() >= 500 && !NO_FAULT.contains(answer.status())) {
      findings.add(kind + " answered " + answer.status(), seed, bytes, answer.text());
    }
    if (answer.status() < 0) {
      findings.add(kind + " was left without an answer", seed, bytes, answer.text());
    }
    if (answer.status() >= 400 && tellsOfTheInside(answer.text())) {
      findings.add(kind + " tells of the inside", seed, bytes, answer.text());
    }
    return answer.status();
  }

  private static boolean tellsOfTheInside(String text) {
    return text.contains("\tat ")
        || text.contains("Exception")
        || text.contains("java.")
        || text.contains("redis")
        || text.contains("Jetty(");
  }

  private static String request(Hostile hostile, Operation operation, String body, Actor actor) {
    return operation.method()
        + " "
        + path(hostile, operation, actor)
        + query(hostile, operation, actor)
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
        + (hostile.onceIn(20) ? header(hostile.mutated(actor.token())) : actor.token())
        + "\r\nContent-Type: "
        + (hostile.onceIn(10) ? header(hostile.text()) : "application/json")
        + (hostile.onceIn(5) ? extraHeader(hostile) : "")
        + "\r\nContent-Length: "
        + body.getBytes(StandardCharsets.UTF_8).length
        + "\r\n\r\n"
        + body;
  }

  private static String extraHeader(Hostile hostile) {
    List<String> names =
        List.of(
            "Origin",
            "X-Forwarded-For",
            "Forwarded",
            "X-Request-Id",
            "Range",
            "Accept",
            "Cookie",
            "If-None-Match",
            "X-HTTP-Method-Override",
            "User-Agent",
            "Accept-Encoding",
            "Upgrade");
    return "\r\n" + hostile.oneOf(names) + ": " + header(hostile.text());
  }

  /** A header ends with its line; what breaks lines is for requests that are no HTTP. */
  private static String header(String value) {
    return value.replaceAll("[\r\n\0]", "");
  }

  private static String path(Hostile hostile, Operation operation, Actor actor) {
    var path = new StringBuilder();
    for (String step : operation.path().substring(1).split("/", -1)) {
      path.append('/');
      if (step.startsWith("{")) {
        path.append(parameter(hostile, actor, step.substring(1, step.length() - 1)));
      } else {
        path.append(hostile.onceIn(100) ? encoded(hostile.mutated(step)) : step);
      }
    }
    return path.toString();
  }

  private static String query(Hostile hostile, Operation operation, Actor actor) {
    String query =
        operation.query().stream()
            .filter(each -> hostile.onceIn(2))
            .map(each -> each + "=" + parameter(hostile, actor, each))
            .collect(Collectors.joining("&"));
    String extra = hostile.onceIn(20) ? hostile.text().replaceAll("[\\s\0]", "") : "";
    return query.isEmpty() && extra.isEmpty() ? "" : "?" + query + extra;
  }

  private static String parameter(Hostile hostile, Actor actor, String name) {
    String good = actor.valueFor(name, hostile).replace("\"", "");
    String value =
        switch (hostile.below(6)) {
          case 0 -> hostile.text();
          case 1 -> hostile.mutated(good);
          case 2 -> hostile.oneOf(List.of("group:" + actor.group, "broadcast", "dm:nobody", "-1"));
          default -> good;
        };
    return encoded(value);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String body(Hostile hostile, Operation operation, Actor actor) {
    if (hostile.onceIn(12)) {
      return hostile.json();
    }
    if (operation.fields().isEmpty()) {
      return hostile.onceIn(4) ? hostile.text() : "";
    }
    String body =
        operation.fields().stream()
            .filter(each -> !hostile.onceIn(5))
            .map(each -> '"' + each + "\":" + field(hostile, each, actor))
            .collect(Collectors.joining(",", "{", "}"));
    return hostile.onceIn(6) ? hostile.mutated(body) : body;
  }

  private static String field(Hostile hostile, String name, Actor actor) {
    return switch (hostile.below(6)) {
      case 0 -> hostile.json();
      case 1 -> hostile.quoted(hostile.text());
      default -> actor.valueFor(name, hostile);
    };
  }

  /** What is wrong before anybody has read a path. */
  private static String noRequest(Hostile hostile, Actor actor) {
    String get =
        "GET /api/me HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + actor.token();
    String post = get.replace("GET /api/me", "POST /api/groups");
    return switch (hostile.below(16)) {
      case 0 -> get + "\r\nX-Long: " + "x".repeat(1 + hostile.below(40_000)) + "\r\n\r\n";
      case 1 -> get + "\r\nA: b".repeat(hostile.below(2_000)) + "\r\n\r\n";
      case 2 -> "GET /" + "a".repeat(hostile.below(20_000)) + " HTTP/1.1\r\nHost: x\r\n\r\n";
      case 3 -> "GET /api/me HTTP/1.1\r\n\r\n";
      case 4 -> post + "\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}";
      case 5 ->
          post + "\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}" + LAST_CHUNK;
      case 6 ->
          post + "\r\nTransfer-Encoding: chunked\r\n\r\n" + hostile.text() + "\r\n{}" + LAST_CHUNK;
      case 7 -> post + "\r\nContent-Length: " + hostile.text() + "\r\n\r\n{}";
      case 8 -> post + "\r\nContent-Length: 9999999999\r\n\r\n{}";
      case 9 -> "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + hostile.text();
      case 10 -> get.replace("HTTP/1.1", "HTTP/" + hostile.text()) + "\r\n\r\n";
      case 11 -> get.replace("/api/me", hostile.text()) + "\r\n\r\n";
      case 12 ->
          get.replace("GET", hostile.oneOf(List.of("TRACE", "CONNECT", "X", "get", "")))
              + "\r\n\r\n";
      case 13 -> get + "\r\nHost: " + hostile.text() + "\r\n\r\n";
      case 14 ->
          post + "\r\nExpect: 100-continue\r\nContent-Length: 70000\r\n\r\n" + "x".repeat(70_000);
      default ->
          hostile.text() + get + "\r\n" + hostile.text() + ": " + hostile.text() + "\r\n\r\n";
    };
  }
}
