package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.chatsystem.redis.testing.TestRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redis goes away and comes back: clients are told, and nothing has to be started again. */
@OnEveryTopology(onlyOnRedis = true)
class RedisAwayIT {
  /** A store that does not answer is given up after two seconds; a slow machine adds to that. */
  private static final Duration LONG = Duration.ofSeconds(10);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Topology topology;
  private TestRedis redis;
  private Cluster cluster;
  private TestUser alice;
  private TestUser bob;

  RedisAwayIT(Topology topology) {
    this.topology = topology;
  }

  @BeforeEach
  void onARedisOfTheirOwn() {
    redis = TestRedis.startDurable();
    cluster = topology.start(redis.address(), Map.of());
    alice = TestUser.signUp(Names.unique("alice"), cluster.here());
    bob = TestUser.signUp(Names.unique("bob"), cluster.there());
  }

  @AfterEach
  void end() {
    alice.close();
    bob.close();
    cluster.close();
    redis.close();
  }

  @Test
  void whatCouldNotBeSaidIsSaidWhenItIsBack() {
    TestSocket fromAlice = alice.connect();
    TestSocket toBob = bob.connect();
    fromAlice.dm(bob.name(), "before");
    toBob.awaitMessage("before");

    redis.stop();
    long start = System.nanoTime();
    send(fromAlice, "meanwhile", "r1");
    JsonNode error = fromAlice.await("error");
    Scene.assertError(error, "unavailable", "r1");
    assertThat(error.path("temporary").asBoolean()).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
    assertUnavailable();

    redis.restart();
    assertWorksAgain(fromAlice, toBob);
  }

  @Test
  void aSilentRedisIsNoReasonToWaitForLong() {
    TestSocket fromAlice = alice.connect();
    TestSocket toBob = bob.connect();
    fromAlice.dm(bob.name(), "before");
    toBob.awaitMessage("before");

    redis.pause();
    long start = System.nanoTime();
    send(fromAlice, "meanwhile", "r1");
    Scene.assertError(fromAlice.await("error"), "unavailable", "r1");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
    assertUnavailable();

    redis.resume();
    assertWorksAgain(fromAlice, toBob);
  }

  private void assertUnavailable() {
    Answer answer =
        alice
            .api()
            .post("/api/conversations/" + bob.dm() + "/messages", "content", "x", "ref", "r2");
    answer.expectProblem(503, "unavailable");
    assertThat(answer.header("Retry-After")).matches("\\d+");
    assertThat(answer.json().path("temporary").asBoolean()).isTrue();
    cluster
        .there()
        .post("/api/login", "username", bob.name(), "password", TestUser.PASSWORD)
        .expectProblem(503, "unavailable");
    await().atMost(PATIENCE).until(() -> ready(cluster.here()) == 503);
    await().atMost(PATIENCE).until(() -> ready(cluster.there()) == 503);
    assertThat(cluster.here().get("/healthz").status()).isEqualTo(200);
  }

  private void assertWorksAgain(TestSocket fromAlice, TestSocket toBob) {
    await().atMost(PATIENCE).until(() -> ready(cluster.here()) == 200);
    await().atMost(PATIENCE).until(() -> ready(cluster.there()) == 200);
    send(fromAlice, "meanwhile", "r1");
    assertThat(fromAlice.answer().path("type").asText()).isEqualTo("ack");
    send(fromAlice, "meanwhile", "r1");
    assertThat(fromAlice.await("ack").path("duplicate").asBoolean()).isTrue();
    fromAlice.dm(bob.name(), "after");
    assertThat(toBob.messagesUntil("after")).filteredOn("meanwhile"::equals).hasSize(1);
    assertThat(Json.texts(bob.history(alice.dm()), "content"))
        .filteredOn("meanwhile"::equals)
        .hasSize(1);
  }

  private void send(TestSocket socket, String content, String ref) {
    socket.send("type", "dm", "to", bob.name(), "content", content, "ref", ref);
  }

  private static int ready(Api server) {
    return server.get("/readyz").status();
  }
}
