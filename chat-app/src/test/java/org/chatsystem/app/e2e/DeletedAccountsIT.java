package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Going for good. */
class DeletedAccountsIT extends Scene {
  private static final String DELETED = "deleted-user";

  DeletedAccountsIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void everythingEndsOnEveryInstanceAndTheNameStaysTaken() {
    TestUser alice = here("alice");
    TestUser elsewhere = guest(alice.logIn(there()));
    TestUser bob = there("bob");
    TestSocket first = alice.connect();
    TestSocket second = elsewhere.connect();

    delete(alice).expect(204);

    assertThat(first.closeCode()).isEqualTo(4401);
    assertThat(second.closeCode()).isEqualTo(4401);
    elsewhere.api().get("/api/me").expectProblem(401, "unauthorized");
    delete(elsewhere).expectProblem(401, "unauthorized");
    there()
        .post("/api/token/refresh", "refreshToken", alice.refreshToken())
        .expectProblem(401, "unauthorized");
    logIn(alice).expectProblem(401, "bad_credentials");
    there()
        .post("/api/signup", "username", alice.name(), "password", TestUser.PASSWORD)
        .expectProblem(409, "name_taken");
    bob.api().get("/api/users/" + alice.name()).expectProblem(404, "user_not_found");
    JsonNode found = bob.api().get("/api/users?prefix=" + alice.name()).expect(200).json();
    assertThat(found.path("users")).isEmpty();
  }

  @Test
  void onlyThePasswordDeletes() {
    TestUser alice = here("alice");
    TestSocket socket = alice.connect();

    alice
        .api()
        .send("DELETE", "/api/me", "{\"password\":\"wrong\"}")
        .expectProblem(401, "bad_credentials");
    alice.api().send("DELETE", "/api/me", "{}").expectProblem(400, "bad_request");
    alice.api().delete("/api/me").expectProblem(400, "bad_request");
    here().send("DELETE", "/api/me", body()).expectProblem(401, "unauthorized");

    socket.ping();
    logIn(alice).expect(200);
  }

  @Test
  void theMembersOfAGroupSeeThemLeaveAndReadADeletedUser() {
    TestUser bob = there("bob");
    String group = publicGroup(bob);
    TestUser alice = here("alice");
    alice.join(group);
    alice.say("group:" + group, "I was here");
    TestSocket toBob = bob.connect();

    delete(alice).expect(204);

    JsonNode left =
        toBob.await("member", frame -> frame.path("user").asText().equals(alice.name()));
    assertThat(left.path("change").asText()).isEqualTo("left");
    JsonNode message = bob.history("group:" + group).get(0);
    assertDeletedUsers(message, DELETED);
    assertThat(message.toString()).doesNotContain(alice.name());
    assertThat(message.path("seq").asLong()).isOne();
    JsonNode found = bob.api().get("/api/search?q=here&conversation=group:" + group).json();
    assertDeletedUsers(found.path("messages").get(0), DELETED);
    TestSocket back = bob.connect();
    back.send("type", "resume", "cursors", Json.of(), "since", "2020-01-01T00:00:00.000Z");
    assertDeletedUsers(back.awaitMessage("I was here"), DELETED);
  }

  @Test
  void theOtherOneOfADirectConversationKeepsIt() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    alice.say(bob.dm(), "hello");
    TestSocket fromBob = bob.connect();

    delete(alice).expect(204);

    fromBob.send("type", "dm", "to", alice.name(), "content", "bye?", "ref", "r");
    assertError(fromBob.answer(), "user_not_found", "r");
    assertDeletedUsers(bob.history(alice.dm()).get(0), alice.name());
    JsonNode list = bob.api().get("/api/conversations").expect(200).json().path("conversations");
    JsonNode entry = Json.find(list, "conversation", alice.dm());
    assertThat(entry.path("peerDeleted").asBoolean()).isTrue();
    assertDeletedUsers(entry.path("lastMessage"), alice.name());
    bob.api().put("/api/conversations/" + alice.dm() + "/read", "seq", 1).expect(204);
    here("carol")
        .api()
        .get("/api/conversations/" + alice.dm() + "/messages")
        .expectProblem(404, "user_not_found");
  }

  @Test
  void ownersHandOverFirstAndBotsGoAlong() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = publicGroup(alice);
    bob.join(group);
    String bot = Names.unique("bot");
    String token = alice.api().post("/api/me/bots", "name", bot).expect(201).text("token");

    Answer refused = delete(alice).expectProblem(403, "forbidden");
    assertThat(refused.text("detail")).contains(group);
    there().as(token).get("/api/me").expect(200);

    alice.api().put("/api/groups/" + group + "/members/" + bob.name(), "role", "owner").expect(204);
    delete(alice).expect(204);
    there().as(token).get("/api/me").expectProblem(401, "unauthorized");
    bob.api().get("/api/users/" + bot).expectProblem(404, "user_not_found");
    JsonNode members = bob.api().get("/api/groups/" + group).expect(200).json().path("members");
    assertThat(Json.texts(members, "user")).containsExactly(bob.name());
  }

  private static String body() {
    return Json.write(Json.of("password", TestUser.PASSWORD));
  }

  private static Answer delete(TestUser user) {
    return user.api().send("DELETE", "/api/me", body());
  }

  private Answer logIn(TestUser user) {
    return there().post("/api/login", "username", user.name(), "password", TestUser.PASSWORD);
  }

  private static void assertDeletedUsers(JsonNode message, String from) {
    assertThat(message.path("from").asText()).as("%s", message).isEqualTo(from);
    assertThat(message.path("fromDeleted").asBoolean()).as("%s", message).isTrue();
  }
}
