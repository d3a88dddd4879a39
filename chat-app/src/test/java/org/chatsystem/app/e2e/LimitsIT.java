package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often one may do things, and what whoever does them too often is told. */
@OnEveryTopology
class LimitsIT {
  private final Topology topology;
  private final List<AutoCloseable> opened = new CopyOnWriteArrayList<>();
  private Cluster cluster;

  LimitsIT(Topology topology) {
    this.topology = topology;
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
    cluster.close();
  }

  @Test
  void signUpsOfOneAddressAreCountedOnAllInstances() {
    start(Map.of("CHAT_LIMIT_SIGNUPS", "2/1h", "CHAT_TRUSTED_PROXIES", "127.0.0.1,::1"));
    signUp(cluster.here(), "203.0.113.7").expect(201);
    signUp(cluster.there(), "203.0.113.7").expect(201);
    assertTellsWhen(signUp(cluster.here(), "203.0.113.7"), 1_800);
    assertTellsWhen(signUp(cluster.there(), "10.9.8.7, 203.0.113.7"), 1_800);
    signUp(cluster.here(), "203.0.113.8").expect(201);
  }

  @Test
  void whoIsNoTrustedProxyCannotPretendToComeFromElsewhere() {
    start(Map.of("CHAT_LIMIT_SIGNUPS", "2/1h"));
    signUp(cluster.here(), "203.0.113.1").expect(201);
    signUp(cluster.here(), "203.0.113.2").expect(201);
    assertTellsWhen(signUp(cluster.here(), "203.0.113.3"), 1_800);
  }

  @Test
  void passwordsOfOneAccountAreTriedSoOftenFromWherever() {
    start(Map.of("CHAT_LIMIT_PASSWORDS", "3/15m", "CHAT_TRUSTED_PROXIES", "127.0.0.0/8,::1"));
    TestUser alice = newcomer("alice");
    for (int i = 0; i < 2; i++) {
      Api at = i % 2 == 0 ? cluster.here() : cluster.there();
      logIn(at.with("X-Forwarded-For", "203.0.113." + i), alice.name(), "a wrong one")
          .expectProblem(401, "bad_credentials");
    }
    deletion(alice, "a wrong one").expectProblem(401, "bad_credentials");
    for (Api at : List.of(cluster.here(), cluster.there())) {
      assertTellsWhen(logIn(at, alice.name(), TestUser.PASSWORD), 300);
      Answer change =
          alice
              .at(at)
              .api()
              .put("/api/me/password", "currentPassword", "x", "newPassword", "a long new one");
      assertTellsWhen(change, 300);
      assertTellsWhen(deletion(alice.at(at), TestUser.PASSWORD), 300);
    }
    logIn(cluster.here(), newcomer("bob").name(), TestUser.PASSWORD).expect(200);
    alice.api().get("/api/me").expect(200);
  }

  @Test
  void aNameThatIsNobodysIsLimitedLikeAnyOther() {
    start(Map.of("CHAT_LIMIT_PASSWORDS", "1/15m"));
    logIn(cluster.here(), "nobody", "whatever").expectProblem(401, "bad_credentials");
    assertTellsWhen(logIn(cluster.there(), "nobody", "whatever"), 900);
  }

  @Test
  void loginsOfOneAddressAreLimitedWhateverTheName() {
    start(Map.of("CHAT_LIMIT_LOGINS", "2/10m"));
    logIn(cluster.here(), Names.unique("x"), "whatever").expect(401);
    logIn(cluster.there(), Names.unique("x"), "whatever").expect(401);
    assertTellsWhen(logIn(cluster.here(), Names.unique("x"), "whatever"), 300);
  }

  @Test
  void searchesOfOneUserAreLimited() {
    start(Map.of("CHAT_LIMIT_SEARCHES", "2/1m"));
    TestUser alice = newcomer("alice");
    alice.api().get("/api/search?q=one").expect(200);
    alice.at(cluster.there()).api().get("/api/search?q=two").expect(200);
    assertTellsWhen(alice.api().get("/api/search?q=three"), 30);
    newcomer("bob").api().get("/api/search?q=four").expect(200);
  }

  @Test
  void whatOneUserSaysIsLimitedOverAllConnectionsOfAnInstance() {
    start(Map.of("CHAT_LIMIT_SENDS", "3/1h"));
    TestUser alice = newcomer("alice");
    TestSocket one = alice.connect();
    TestSocket other = alice.connect();
    String id = say(one, alice, "r1").path("id").asText();
    say(other, alice, "r2");
    alice.say(alice.dm(), "three");
    refused(one, "type", "dm", "to", alice.name(), "content", "four", "ref", "r4");
    refused(one, "type", "react", "conversation", alice.dm(), "id", id, "emoji", "👍", "ref", "r5");
    String messages = "/api/conversations/" + alice.dm() + "/messages";
    assertTellsWhen(alice.api().post(messages, "content", "five"), 1_200);
    assertTellsWhen(alice.api().delete(messages + "/" + id), 1_200);
    assertThat(alice.history(alice.dm())).hasSize(3);
    one.ping();
  }

  @Test
  void whatIsNotKeptIsLimitedOnEachConnection() {
    start(Map.of("CHAT_LIMIT_EPHEMERAL", "2/1h"));
    TestUser alice = newcomer("alice");
    TestSocket one = alice.connect();
    one.ping().send("type", "typing", "conversation", alice.dm());
    refused(one, "type", "typing", "conversation", alice.dm(), "ref", "r1");
    say(one, alice, "still said");
    alice.connect().ping();
  }

  @Test
  void resumesAreLimitedOnEachConnection() {
    start(Map.of("CHAT_LIMIT_RESUMES", "1/1h"));
    TestSocket one = newcomer("alice").connect();
    one.sendText("{\"type\":\"resume\",\"cursors\":{}}").await("resumed");
    refused(one, "type", "resume", "cursors", Map.of(), "ref", "r1");
  }

  @Test
  void aFloodOfFramesEndsTheConnectionAndNoOther() {
    start(Map.of("CHAT_LIMIT_FRAMES", "20/1h", "CHAT_LIMIT_EPHEMERAL", "5/1h"));
    TestUser alice = newcomer("alice");
    TestSocket calm = newcomer("bob").connect();
    TestSocket flood = alice.connect();
    for (int i = 0; i < 21; i++) {
      flood.send("type", "ping");
    }
    assertThat(flood.closeCode()).isEqualTo(4429);
    calm.ping();
    alice.connect().ping();
  }

  @Test
  void aUserHasSoManyConnectionsAtTheSameTime() {
    start(Map.of("CHAT_CONNECTIONS_PER_USER", "2"));
    TestUser alice = newcomer("alice");
    TestSocket first = alice.connect();
    alice.connect();
    assertThat(open(alice).closeCode()).isEqualTo(4429);
    newcomer("bob").connect();
    first.close();
    Awaitility.await()
        .untilAsserted(
            () -> {
              TestSocket again = open(alice); // or shown out, while the first one is still counted
              assertThat(again.await("welcome")).isNotNull();
            });
  }

  @Test
  void anAddressHasSoManyConnectionsAtTheSameTime() {
    start(Map.of("CHAT_CONNECTIONS_PER_ADDRESS", "2", "CHAT_TRUSTED_PROXIES", "127.0.0.1,::1"));
    TestUser alice = newcomer("alice");
    TestSocket first = open(alice, "203.0.113.7");
    // a connection counts from when it is open, which is after the handshake
    first.await("welcome");
    open(alice, "203.0.113.7").await("welcome");
    assertHandshakeRefused(alice, "203.0.113.7");
    open(alice, "203.0.113.8");
    first.close();
    Awaitility.await().ignoreExceptions().until(() -> open(alice, "203.0.113.7").isOpen());
  }

  @Test
  void anAddressHasNoMoreConnectionsThoughTheyComeTogether() {
    start(Map.of("CHAT_CONNECTIONS_PER_ADDRESS", "2"));
    TestUser alice = newcomer("alice");
    ExecutorService together = Executors.newFixedThreadPool(16);
    opened.add(together::shutdown);
    List<CompletableFuture<Optional<TestSocket>>> all =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> openIfAllowed(alice), together))
            .limit(16)
            .toList();
    List<TestSocket> shownOut =
        all.stream()
            .flatMap(each -> each.join().stream())
            .filter(each -> !isWelcome(each))
            .toList();
    assertThat(all.stream().flatMap(each -> each.join().stream())).hasSize(2 + shownOut.size());
    assertThat(shownOut).allSatisfy(each -> assertThat(each.closeCode()).isEqualTo(4429));
  }

  private Optional<TestSocket> openIfAllowed(TestUser user) {
    try {
      return Optional.of(open(user));
    } catch (CompletionException handshakeRefused) {
      return Optional.empty();
    }
  }

  /** Or shown out. */
  private static boolean isWelcome(TestSocket socket) {
    try {
      socket.await("welcome");
      return true;
    } catch (AssertionError closed) {
      return false;
    }
  }

  @Test
  void anAddressConnectsSoOften() {
    start(Map.of("CHAT_LIMIT_CONNECTS", "2/1h", "CHAT_TRUSTED_PROXIES", "127.0.0.1,::1"));
    TestUser alice = newcomer("alice");
    open(alice, "2001:db8:1:2::1").close();
    open(alice, "2001:db8:1:2::2").close();
    assertHandshakeRefused(alice, "2001:db8:1:2:ffff::3");
    open(alice, "2001:db8:1:3::1");
  }

  private void start(Map<String, String> settings) {
    var environment = new HashMap<>(settings);
    environment.put("CHAT_RATE_LIMIT", "on");
    cluster = topology.start(environment);
  }

  private TestUser newcomer(String name) {
    TestUser user = TestUser.signUp(Names.unique(name), cluster.here());
    opened.add(user);
    return user;
  }

  private static Answer signUp(Api at, String from) {
    return at.with("X-Forwarded-For", from)
        .post("/api/signup", "username", Names.unique("x"), "password", TestUser.PASSWORD);
  }

  private static Answer logIn(Api at, String name, String password) {
    return at.post("/api/login", "username", name, "password", password);
  }

  private static Answer deletion(TestUser user, String password) {
    return user.api().send("DELETE", "/api/me", Json.write(Json.of("password", password)));
  }

  private static JsonNode say(TestSocket socket, TestUser self, String ref) {
    socket.send("type", "dm", "to", self.name(), "content", "said", "ref", ref);
    return socket.await("ack", frame -> frame.path("ref").asText().equals(ref));
  }

  private static void refused(TestSocket socket, Object... frame) {
    JsonNode error = socket.send(frame).await("error");
    Scene.assertError(error, "rate_limited", (String) frame[frame.length - 1]);
    assertThat(error.path("temporary").asBoolean()).isTrue();
    assertThat(error.path("retryAfterMs").asLong()).isBetween(1_000L, 3_600_000L);
  }

  private static void assertTellsWhen(Answer refused, long mostSeconds) {
    JsonNode problem = refused.expectProblem(429, "rate_limited").json();
    assertThat(problem.path("temporary").asBoolean()).isTrue();
    assertThat(problem.path("retryAfterMs").asLong()).isBetween(1_000L, mostSeconds * 1_000);
    assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, mostSeconds);
  }

  private TestSocket open(TestUser user, String... from) {
    WebSocket.Builder builder =
        TestSocket.builder().header("Authorization", "Bearer " + user.accessToken());
    for (String each : from) {
      builder.header("X-Forwarded-For", each);
    }
    TestSocket socket = TestSocket.open(user.name(), cluster.here(), "", builder);
    opened.add(socket);
    return socket;
  }

  private void assertHandshakeRefused(TestUser user, String from) {
    assertThatThrownBy(() -> open(user, from))
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            refused -> {
              assertThat(refused.getResponse().statusCode()).isEqualTo(429);
              assertThat(refused.getResponse().headers().firstValue("Retry-After")).isPresent();
            });
  }
}
