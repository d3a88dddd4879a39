package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trying things out: a name in the URL is enough. */
@OnEveryTopology
class OpenModeIT {
  private final Topology topology;
  private Cluster cluster;
  private TestSocket alice;
  private TestSocket bob;
  private TestSocket carol;

  OpenModeIT(Topology topology) {
    this.topology = topology;
  }

  @BeforeEach
  void threeConnect() {
    cluster = topology.start(Map.of("CHAT_AUTH", "open"));
    alice = connect("alice", cluster.here());
    bob = connect("bob", cluster.there());
    carol = connect("carol", cluster.here());
  }

  @AfterEach
  void allGoHome() {
    alice.close();
    bob.close();
    carol.close();
    cluster.close();
  }

  @Test
  void threeTalk() {
    alice.sendText("{\"type\":\"dm\",\"from\":\"alice\",\"to\":\"bob\",\"content\":\"Hello!\"}");
    JsonNode hello = bob.awaitMessage("Hello!");
    assertThat(hello.path("from").asText()).isEqualTo("alice");
    assertThat(hello.path("to").asText()).isEqualTo("bob");

    bob.sendText("{\"type\":\"broadcast\",\"from\":\"bob\",\"content\":\"Hello, all!\"}");
    assertThat(alice.messagesUntil("Hello, all!")).containsExactly("Hello, all!");
    assertThat(carol.messagesUntil("Hello, all!")).containsExactly("Hello, all!");

    // groups are made over HTTP, which asks for a token in this mode too
    try (TestUser dora = TestUser.signUp("dora", cluster.there())) {
      TestSocket doras = dora.connect();
      dora.createGroup("devs", "public");
      dora.add("devs", "alice");
      dora.add("devs", "bob");
      alice.await("member");
      alice.sendText(
          "{\"type\":\"group\",\"from\":\"alice\",\"to\":\"devs\",\"content\":\"Hi, devs!\"}");
      assertThat(bob.messagesUntil("Hi, devs!")).containsExactly("Hi, devs!");
      assertThat(doras.messagesUntil("Hi, devs!")).containsExactly("Hi, devs!");
    }
    alice.dm("carol", "only now you");
    assertThat(carol.messagesUntil("only now you")).containsExactly("only now you");
    cluster.here().get("/api/me").expectProblem(401, "unauthorized");
  }

  @Test
  void aNameIsStillAName() {
    assertThat(open("no name%21", cluster.here()).closeCode()).isEqualTo(4400);
    alice.sendText("{\"type\":\"dm\",\"from\":\"bob\",\"to\":\"carol\",\"content\":\"forged\"}");
    Scene.assertError(alice.answer(), "forbidden", null);
    // who has no password cannot log in
    cluster
        .here()
        .post("/api/login", "username", "alice", "password", "")
        .expectProblem(401, "bad_credentials");
    cluster
        .there()
        .post("/api/signup", "username", "alice", "password", TestUser.PASSWORD)
        .expectProblem(409, "name_taken");
  }

  private static TestSocket connect(String name, Api server) {
    TestSocket socket = open(name, server);
    assertThat(socket.await("welcome").path("user").asText()).isEqualTo(name);
    return socket;
  }

  private static TestSocket open(String name, Api server) {
    String query = "?user=" + name.replace(" ", "%20");
    return TestSocket.open(name, server, query, TestSocket.builder());
  }
}
