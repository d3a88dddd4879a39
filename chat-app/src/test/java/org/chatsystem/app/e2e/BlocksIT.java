package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeping people apart. */
class BlocksIT extends Scene {
  BlocksIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void nothingDirectPassesBetweenTheTwo() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    bob.say(alice.dm(), "before");
    TestSocket fromBob = bob.connect();
    TestSocket toAlice = alice.connect();

    block(alice, bob).expect(204);
    block(alice, bob).expect(204);

    fromBob.send("type", "dm", "to", alice.name(), "content", "hello?", "ref", "r");
    assertError(fromBob.answer(), "forbidden", "r");
    say(bob, alice).expectProblem(403, "forbidden");
    say(alice, bob).expectProblem(403, "forbidden");
    assertThat(Json.texts(bob.history(alice.dm()), "content")).containsExactly("before");
    unblock(alice, bob).expect(204);
    unblock(alice, bob).expect(204);
    fromBob.send("type", "dm", "to", alice.name(), "content", "hello again", "ref", "r");
    toAlice.awaitMessage("hello again");
  }

  @Test
  void groupMessagesStay() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = publicGroup(alice);
    bob.join(group);
    TestSocket toAlice = alice.connect();
    block(alice, bob).expect(204);

    bob.say("group:" + group, "to all of you");
    toAlice.awaitMessage("to all of you");
  }

  @Test
  void whoIsBlockedAddsNobodyToAGroup() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = privateGroup(bob);
    block(alice, bob).expect(204);
    bob.api()
        .put("/api/groups/" + group + "/members/" + alice.name())
        .expectProblem(403, "forbidden");
  }

  @Test
  void neitherSeesWhetherTheOtherIsThere() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    alice.say(bob.dm(), "hello");
    TestSocket toAlice = alice.connect();
    TestSocket toBob = bob.connect();
    toAlice.await("presence", frame -> frame.path("online").asBoolean());

    block(alice, bob).expect(204);

    assertGone(toBob, alice);
    assertGone(toAlice, bob);
    assertThat(isOnline(bob, alice)).isFalse();
    assertThat(isOnline(alice, bob)).isFalse();
    assertThat(isOnline(there("carol"), alice)).isTrue();

    // someone else's coming is told, after bob's going and coming would have been
    toBob.close();
    TestSocket again = bob.at(here()).connect();
    TestUser carol = there("carol");
    carol.say(alice.dm(), "hello");
    TestSocket carols = carol.connect();
    JsonNode next = toAlice.await("presence");
    assertThat(next.path("user").asText()).isEqualTo(carol.name());
    carols.ping();
    unblock(alice, bob).expect(204);
    assertThat(again.await("presence", frame -> isOf(frame, alice)).path("online").asBoolean())
        .isTrue();
    assertThat(isOnline(bob, alice)).isTrue();
  }

  @Test
  void neitherIsToldHowFarTheOtherIsOrThatTheyWrite() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = publicGroup(alice);
    bob.join(group);
    alice.say(bob.dm(), "hello");
    TestSocket toBob = bob.connect();
    TestSocket toAlice = alice.connect();
    block(alice, bob).expect(204);

    toBob.send("type", "typing", "conversation", alice.dm());
    toBob.send("type", "read", "conversation", alice.dm(), "seq", 1);
    toBob.await("read");
    toBob.send("type", "typing", "conversation", "group:" + group);

    List<JsonNode> told =
        toAlice.until("typing", frame -> frame.path("type").asText().equals("typing"));
    JsonNode typing = told.get(told.size() - 1);
    assertThat(typing.path("conversation").asText()).isEqualTo("group:" + group);
    assertThat(told)
        .extracting(each -> each.path("type").asText())
        .doesNotContain("read", "received");
    assertThat(receipts(alice, bob)).isEmpty();
    assertThat(receipts(bob, alice)).isEmpty();
    unblock(alice, bob).expect(204);
    assertThat(Json.texts(receipts(alice, bob), "user")).containsExactly(bob.name());
    assertThat(Json.texts(receipts(bob, alice), "user")).containsExactly(alice.name());
  }

  private static JsonNode receipts(TestUser viewer, TestUser other) {
    String path = "/api/conversations/" + other.dm() + "/receipts";
    return viewer.api().get(path).expect(200).json().path("receipts");
  }

  @Test
  void onesOwnBlocksAreListed() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    assertThat(blocks(alice)).isEmpty();
    block(alice, bob).expect(204);
    assertThat(Json.texts(blocks(alice.at(there())), "user")).containsExactly(bob.name());
    assertThat(blocks(bob)).isEmpty();

    block(alice, alice).expectProblem(403, "forbidden");
    alice
        .api()
        .put("/api/me/blocks/" + Names.unique("nobody"))
        .expectProblem(404, "user_not_found");
    alice.api().put("/api/me/blocks/a*").expectProblem(400, "invalid_name");
    here().get("/api/me/blocks").expectProblem(401, "unauthorized");
    here().put("/api/me/blocks/" + bob.name()).expectProblem(401, "unauthorized");
    // to lift the block of someone else is no business of the blocked
    unblock(bob, alice).expect(204);
    say(bob, alice).expectProblem(403, "forbidden");
  }

  private static void assertGone(TestSocket viewer, TestUser seen) {
    JsonNode told =
        viewer.await(
            "presence", frame -> isOf(frame, seen) && !frame.path("online").asBoolean(true));
    assertThat(told.has("lastSeen")).isFalse();
  }

  private static boolean isOf(JsonNode frame, TestUser user) {
    return frame.path("user").asText().equals(user.name());
  }

  private static boolean isOnline(TestUser viewer, TestUser seen) {
    JsonNode shown = viewer.api().get("/api/users/" + seen.name()).expect(200).json();
    assertThat(shown.path("online").asBoolean() || !shown.has("lastSeen")).isTrue();
    return shown.path("online").asBoolean();
  }

  private static Answer say(TestUser from, TestUser to) {
    return from.api().post("/api/conversations/" + to.dm() + "/messages", "content", "x");
  }

  private static Answer block(TestUser user, TestUser other) {
    return user.api().put("/api/me/blocks/" + other.name());
  }

  private static Answer unblock(TestUser user, TestUser other) {
    return user.api().delete("/api/me/blocks/" + other.name());
  }

  private static JsonNode blocks(TestUser user) {
    return user.api().get("/api/me/blocks").expect(200).json().path("users");
  }
}
