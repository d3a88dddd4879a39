package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;

/** Someone with an account, who talks to one instance. */
final class TestUser implements AutoCloseable {
  static final String PASSWORD = "correct horse battery";

  private final String name;
  private final Api server;
  private final JsonNode grant;

  /** Of this one at all instances. */
  private final Deque<TestSocket> sockets;

  private TestUser(String name, Api server, JsonNode grant, Deque<TestSocket> sockets) {
    this.name = name;
    this.server = server;
    this.grant = grant;
    this.sockets = sockets;
  }

  static TestUser signUp(String name, Api server) {
    Answer answer = server.post("/api/signup", "username", name, "password", PASSWORD).expect(201);
    return new TestUser(name, server, answer.json(), new ArrayDeque<>());
  }

  /** Signs in once more, perhaps at another instance. */
  TestUser logIn(Api at) {
    Answer answer = at.post("/api/login", "username", name, "password", PASSWORD).expect(200);
    return new TestUser(name, at, answer.json(), sockets);
  }

  /** The same sign-in, used at another instance. */
  TestUser at(Api other) {
    return new TestUser(name, other, grant, sockets);
  }

  String name() {
    return name;
  }

  String accessToken() {
    return grant.path("accessToken").asText();
  }

  String refreshToken() {
    return grant.path("refreshToken").asText();
  }

  /** How others call the conversation with this one. */
  String dm() {
    return "dm:" + name;
  }

  /** The HTTP API, with this one's token. */
  Api api() {
    return server.as(accessToken());
  }

  /** One more connection; returns when it is ready. */
  TestSocket connect() {
    var builder = TestSocket.builder().header("Authorization", "Bearer " + accessToken());
    TestSocket socket = TestSocket.open(name, server, "", builder);
    sockets.push(socket);
    assertThat(socket.await("welcome").path("user").asText()).isEqualTo(name);
    return socket;
  }

  /** Says something over HTTP; the ack. */
  JsonNode say(String conversation, String content) {
    return api()
        .post("/api/conversations/" + conversation + "/messages", "content", content)
        .expect(201)
        .json();
  }

  /** The history of a conversation, from the end. */
  JsonNode history(String conversation) {
    return history(conversation, "").path("messages");
  }

  /** A page of the history; the query begins with a question mark. */
  JsonNode history(String conversation, String query) {
    return api().get("/api/conversations/" + conversation + "/messages" + query).expect(200).json();
  }

  void createGroup(String group, String visibility) {
    api().post("/api/groups", "name", group, "visibility", visibility).expect(201);
  }

  void join(String group) {
    add(group, name);
  }

  void add(String group, String user) {
    api().put("/api/groups/" + group + "/members/" + user).expect(204);
  }

  void remove(String group, String user) {
    api().delete("/api/groups/" + group + "/members/" + user).expect(204);
  }

  @Override
  public void close() {
    while (!sockets.isEmpty()) {
      sockets.pop().close();
    }
  }
}
