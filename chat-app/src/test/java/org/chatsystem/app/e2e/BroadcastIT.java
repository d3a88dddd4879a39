package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may broadcast, and how often. */
@OnEveryTopology
class BroadcastIT {
  private final Topology topology;
  private Cluster cluster;

  BroadcastIT(Topology topology) {
    this.topology = topology;
  }

  @AfterEach
  void end() {
    cluster.close();
  }

  @Test
  void everyoneMaySoOftenOnAllInstancesTogether() {
    cluster = topology.start(Map.of("CHAT_RATE_LIMIT", "on", "CHAT_BROADCAST_PER_MINUTE", "3"));
    try (TestUser alice = TestUser.signUp(Names.unique("alice"), cluster.here());
        TestUser bob = TestUser.signUp(Names.unique("bob"), cluster.there())) {
      TestSocket toBob = bob.connect();
      TestSocket fromAlice = alice.connect();
      fromAlice.broadcast("one");
      fromAlice.broadcast("two");
      assertThat(toBob.messagesUntil("two")).containsExactly("one", "two");
      alice.at(cluster.there()).say("broadcast", "three");

      fromAlice.send("type", "broadcast", "content", "four", "ref", "r4");
      JsonNode error = fromAlice.await("error");
      Scene.assertError(error, "rate_limited", "r4");
      assertThat(error.path("temporary").asBoolean()).isTrue();
      assertThat(error.path("retryAfterMs").asLong()).isBetween(1L, 60_000L);
      Answer refused = alice.api().post("/api/conversations/broadcast/messages", "content", "five");
      JsonNode problem = refused.expectProblem(429, "rate_limited").json();
      assertThat(problem.path("retryAfterMs").asLong()).isBetween(1L, 60_000L);
      assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 60L);

      bob.say("broadcast", "mine are counted apart");
      alice.say(bob.dm(), "the end");
      assertThat(toBob.messagesUntil("the end")).doesNotContain("four", "five");
      JsonNode list = bob.api().get("/api/conversations").expect(200).json().path("conversations");
      JsonNode entry = Json.find(list, "conversation", "broadcast");
      assertThat(entry.path("lastSeq").asLong()).isEqualTo(4);
      assertThat(entry.path("readSeq").asLong()).isEqualTo(4);
    }
  }

  @Test
  void wherePeopleAreChosenOnlyTheyMay() {
    String admin = Names.unique("admin");
    cluster = topology.start(Map.of("CHAT_BROADCAST", "admins", "CHAT_ADMINS", admin));
    try (TestUser alice = TestUser.signUp(admin, cluster.here());
        TestUser bob = TestUser.signUp(Names.unique("bob"), cluster.there())) {
      TestSocket fromBob = bob.connect();
      fromBob.send("type", "broadcast", "content", "no", "ref", "r1");
      Scene.assertError(fromBob.await("error"), "forbidden", "r1");
      bob.api()
          .post("/api/conversations/broadcast/messages", "content", "no")
          .expectProblem(403, "forbidden");
      JsonNode said = alice.say("broadcast", "yes");
      assertThat(fromBob.awaitMessage("yes").path("id")).isEqualTo(said.path("id"));
      assertThat(bob.history("broadcast")).hasSize(1);

      fromBob.send("type", "read", "conversation", "broadcast", "seq", 1);
      assertThat(fromBob.await("read").path("unread").asLong(-1)).isZero();
    }
  }
}
