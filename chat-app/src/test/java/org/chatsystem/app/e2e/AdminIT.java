package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.chatsystem.redis.RedisSettings;
import org.chatsystem.redis.testing.TestRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an operator does by command, as people notice it on two running servers. */
class AdminIT {
  private static final int UNAUTHORIZED = 4401;

  private static Cluster cluster;
  private static Admin admin;

  @BeforeAll
  static void start() {
    RedisSettings redis =
        RedisSettings.at(TestRedis.shared().address()).withPrefix(Names.unique("admin") + ":");
    admin = new Admin(redis);
    cluster =
        Cluster.start(
            2,
            Map.of(
                "REDIS_ADDR", TestRedis.shared().address(), "CHAT_REDIS_PREFIX", redis.prefix()));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static TestUser someone(String name) {
    return TestUser.signUp(Names.unique(name), cluster.here());
  }

  private static Answer logIn(TestUser user, String password) {
    return cluster.there().post("/api/login", "username", user.name(), "password", password);
  }

  private static void assertDone(Admin.Said said) {
    assertThat(said.err()).isEmpty();
    assertThat(said.out().lines()).hasSize(1);
    assertThat(said.status()).isZero();
  }

  @Test
  void whoIsDisabledIsPutOutOnEveryInstanceAtOnce() {
    try (TestUser alice = someone("alice");
        TestUser elsewhere = alice.logIn(cluster.there());
        TestUser bob = someone("bob")) {
      List<TestSocket> live = List.of(alice.connect(), elsewhere.connect());
      TestSocket bobs = bob.connect();

      assertDone(admin.run("disable", alice.name()));

      for (TestSocket each : live) {
        assertThat(each.closeCode()).isEqualTo(UNAUTHORIZED);
      }
      for (TestUser each : List.of(alice, elsewhere)) {
        each.api().get("/api/me").expectProblem(401, "unauthorized");
        each.api()
            .post("/api/conversations/" + bob.dm() + "/messages", "content", "still here")
            .expectProblem(401, "unauthorized");
        cluster
            .there()
            .post("/api/token/refresh", "refreshToken", each.refreshToken())
            .expectProblem(401, "unauthorized");
      }
      bobs.ping();
      assertThat(bob.history(alice.dm())).isEmpty();
    }
  }

  @Test
  void onlyWhoKnowsThePasswordIsToldThatAnAccountIsDisabled() {
    try (TestUser alice = someone("alice")) {
      admin.run("disable", alice.name());

      logIn(alice, TestUser.PASSWORD).expectProblem(403, "forbidden");
      logIn(alice, "not the password").expectProblem(401, "bad_credentials");
    }
  }

  @Test
  void nameAndMessagesOfWhoIsDisabledStay() {
    try (TestUser alice = someone("alice");
        TestUser bob = someone("bob")) {
      alice.say(bob.dm(), "before");
      admin.run("disable", alice.name());

      bob.say(alice.dm(), "meanwhile");
      assertThat(Json.texts(bob.history(alice.dm()), "content"))
          .containsExactly("before", "meanwhile");
      bob.api().get("/api/users/" + alice.name()).expect(200);
      cluster
          .here()
          .post("/api/signup", "username", alice.name(), "password", TestUser.PASSWORD)
          .expectProblem(409, "name_taken");

      assertDone(admin.run("enable", alice.name()));

      try (TestUser again = alice.logIn(cluster.there())) {
        assertThat(Json.texts(again.history(bob.dm()), "content"))
            .containsExactly("before", "meanwhile");
      }
    }
  }

  @Test
  void theBotsOfWhoIsDisabledAreOutToo() {
    try (TestUser alice = someone("alice")) {
      JsonNode bot =
          alice.api().post("/api/me/bots", "name", Names.unique("bot")).expect(201).json();
      String token = bot.path("token").asText();
      var builder = TestSocket.builder().header("Authorization", "Bearer " + token);
      TestSocket socket = TestSocket.open("bot", cluster.there(), "", builder);
      socket.await("welcome");

      admin.run("disable", alice.name());

      assertThat(socket.closeCode()).isEqualTo(UNAUTHORIZED);
      cluster.here().as(token).get("/api/me").expectProblem(401, "unauthorized");
    }
  }

  @Test
  void byNameAloneNobodyGetsInWhoIsDisabled() {
    RedisSettings redis =
        RedisSettings.at(TestRedis.shared().address()).withPrefix(Names.unique("open") + ":");
    Map<String, String> settings =
        Map.of(
            "REDIS_ADDR", TestRedis.shared().address(),
            "CHAT_REDIS_PREFIX", redis.prefix(),
            "CHAT_AUTH", "open");
    try (Cluster open = Cluster.start(1, settings)) {
      TestSocket live = TestSocket.open("alice", open.here(), "?user=alice", TestSocket.builder());
      live.await("welcome");

      assertDone(new Admin(redis).run("disable", "alice"));

      assertThat(live.closeCode()).isEqualTo(UNAUTHORIZED);
      TestSocket again = TestSocket.open("alice", open.here(), "?user=alice", TestSocket.builder());
      assertThat(again.closeCode()).isEqualTo(UNAUTHORIZED);
    }
  }

  @Test
  void revokingEndsSignInsAndKeepsNobodyOut() {
    try (TestUser alice = someone("alice");
        TestUser elsewhere = alice.at(cluster.there())) {
      TestSocket live = elsewhere.connect();

      assertDone(admin.run("revoke", alice.name()));

      assertThat(live.closeCode()).isEqualTo(UNAUTHORIZED);
      logIn(alice, TestUser.PASSWORD).expect(200);
    }
  }

  @Test
  void accountsAreListed() {
    try (TestUser alice = someone("alice")) {
      alice.connect();
      JsonNode listed = Json.read(admin.run("users", "--json", "--prefix", alice.name()).out());
      assertThat(listed.path("user").asText()).isEqualTo(alice.name());
      assertThat(listed.path("signIns").asInt()).isEqualTo(1);
      assertThat(listed.path("online").asBoolean()).isTrue();
      assertThat(listed.path("disabled").asBoolean()).isFalse();

      admin.run("disable", alice.name());
      assertThat(admin.run("users", "--prefix", alice.name(), "--limit", "1").out().lines())
          .hasSize(2)
          .last()
          .asString()
          .startsWith(alice.name())
          .contains(" disabled ");
    }
  }

  @Test
  void aGroupIsDeletedOnceThatIsConfirmed() {
    try (TestUser alice = someone("alice")) {
      String group = Names.unique("group");
      alice.createGroup(group, "private");
      TestSocket socket = alice.connect();

      Admin.Said refused = admin.answering("no\n", "delete-group", group);
      assertThat(refused.status()).isEqualTo(1);
      alice.api().get("/api/groups/" + group).expect(200);

      Admin.Said done = admin.answering(group + "\n", "delete-group", group);
      assertThat(done.status()).isZero();
      assertThat(socket.await("member").path("change").asText()).isEqualTo("deleted");
      alice.api().get("/api/groups/" + group).expectProblem(404, "group_not_found");

      assertThat(admin.run("delete-group", "--yes", group).status()).isEqualTo(1);
    }
  }

  @Test
  void theLargestConversationsAreTold() {
    try (TestUser alice = someone("alice")) {
      for (int i = 0; i < 60; i++) {
        alice.say(alice.dm(), "note " + i);
      }
      JsonNode largest = Json.read(admin.run("conversations", "--top", "1", "--json").out());
      assertThat(largest.path("messages").asInt()).isEqualTo(60);
      assertThat(largest.path("conversation").asText())
          .isEqualTo("dm:" + alice.name() + ":" + alice.name());
      assertThat(largest.path("bytes").asInt()).isBetween(60 * 10, 60 * 1_000);
      assertThat(admin.run("conversations", "--top", "0").status()).isEqualTo(2);
    }
  }

  @Test
  void messagesAreTrimmedInOneConversation() {
    try (TestUser alice = someone("alice")) {
      alice.say(alice.dm(), "old");
      String notes = "dm:" + alice.name() + ":" + alice.name();
      Scene.awaitNextMillisecond();

      Admin.Said said = admin.run("trim", "--older-than", "PT0.001S", "--conversation", notes);

      assertDone(said);
      assertThat(said.out()).startsWith("Removed 1 messages");
      assertThat(alice.history(alice.dm())).isEmpty();
      assertThat(alice.say(alice.dm(), "new").path("seq").asInt()).isEqualTo(2);
      assertThat(admin.run("trim", "--conversation", "nowhere").status()).isEqualTo(2);
    }
  }

  @Test
  void whatIsNotThereOrNoNameIsRefused() {
    for (String command : List.of("disable", "enable", "revoke")) {
      Admin.Said said = admin.run(command, Names.unique("nobody"));
      assertThat(said.status()).isEqualTo(1);
      assertThat(said.err().lines()).hasSize(1);
      assertThat(admin.run(command, "no name!").status()).isEqualTo(2);
    }
  }
}
