package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What live connections notice when somebody joins or goes. */
class MembershipIT extends Scene {
  MembershipIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void whoJoinsIsAnnouncedToMembersAndToTheirOwnDevices() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = publicGroup(alice);
    TestSocket toAlice = alice.connect();
    List<TestSocket> bobs = List.of(bob.connect(), bob.at(here()).connect());

    bob.join(group);

    assertMember(member(toAlice, "joined"), group, bob, "member", "joined");
    for (TestSocket each : bobs) {
      assertMember(member(each, "joined"), group, bob, "member", "joined");
    }
  }

  @Test
  void whoJoinsGetsLiveMessagesAtOnce() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser carol = there("carol");
    String group = publicGroup(alice);
    TestSocket toBob = bob.connect();
    TestSocket toCarol = carol.connect();

    alice.say("group:" + group, "before");
    awaitNextMillisecond();
    bob.join(group);
    alice.add(group, carol.name());
    alice.say("group:" + group, "after");

    assertThat(toBob.messagesUntil("after")).containsExactly("after");
    assertThat(toCarol.messagesUntil("after")).containsExactly("after");
  }

  @Test
  void whoMakesAGroupGetsWhatIsSaidThere() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestSocket toAlice = alice.connect();
    String group = publicGroup(alice);
    bob.join(group);
    bob.say("group:" + group, "here I am");
    assertThat(toAlice.messagesUntil("here I am")).containsExactly("here I am");
  }

  @Test
  void afterLeavingNothingFurtherArrives() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = publicGroup(alice);
    bob.join(group);
    TestSocket toAlice = alice.connect();
    List<TestSocket> bobs = List.of(bob.connect(), bob.at(here()).connect());

    alice.say("group:" + group, "with bob");
    bobs.forEach(each -> each.awaitMessage("with bob"));
    bob.remove(group, bob.name());
    bobs.forEach(each -> assertMember(member(each, "left"), group, bob, "member", "left"));
    alice.say("group:" + group, "without bob");
    toAlice.awaitMessage("without bob");
    alice.say(bob.dm(), "just for you");

    for (TestSocket each : bobs) {
      assertThat(each.messagesUntil("just for you")).containsExactly("just for you");
    }
    bobs.get(0).send("type", "group", "to", group, "content", "me again", "ref", "r");
    assertError(bobs.get(0).answer(), "not_a_member", "r");
  }

  @Test
  void whoIsRemovedHearsOfItAndThenNothingMore() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser carol = there("carol");
    String group = privateGroup(alice);
    alice.add(group, bob.name());
    alice.add(group, carol.name());
    TestSocket toBob = bob.connect();
    TestSocket toCarol = carol.connect();
    toCarol.ping();

    alice.remove(group, bob.name());
    assertMember(member(toBob, "removed"), group, bob, "member", "removed");
    assertMember(member(toCarol, "removed"), group, bob, "member", "removed");
    alice.say("group:" + group, "among ourselves");
    toCarol.awaitMessage("among ourselves");
    alice.remove(group, carol.name());
    member(toCarol, "removed");
    alice.say(bob.dm(), "sorry");

    List<JsonNode> came = toBob.until("the message to bob", MembershipIT::isDirect);
    assertThat(Json.texts(Json.copy(came), "type")).doesNotContain("group", "member");
    toBob.send("type", "group", "to", group, "content", "me again", "ref", "r");
    assertError(toBob.answer(), "group_not_found", "r");
  }

  @Test
  void whoComesBackMissesOnlyWhatWasSaidMeanwhile() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = publicGroup(alice);
    TestSocket toBob = bob.connect();
    for (int round = 1; round <= 5; round++) {
      bob.join(group);
      alice.say("group:" + group, "in " + round);
      toBob.awaitMessage("in " + round);
      bob.remove(group, bob.name());
      alice.say("group:" + group, "out " + round);
      awaitNextMillisecond();
    }
    bob.join(group);
    alice.say("group:" + group, "the end");
    assertThat(toBob.messagesUntil("the end")).containsExactly("the end");
  }

  @Test
  void aNewRoleIsAnnounced() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = publicGroup(alice);
    bob.join(group);
    TestSocket toAlice = alice.connect();
    TestSocket toBob = bob.connect();

    put(alice, group, bob, "admin");
    assertMember(member(toBob, "role"), group, bob, "admin", "role");
    assertMember(member(toAlice, "role"), group, bob, "admin", "role");
    put(alice, group, bob, "owner");
    for (TestSocket each : List.of(toAlice, toBob)) {
      List<JsonNode> both = List.of(member(each, "role"), member(each, "role"));
      JsonNode frames = Json.copy(both);
      assertMember(Json.find(frames, "user", alice.name()), group, alice, "admin", "role");
      assertMember(Json.find(frames, "user", bob.name()), group, bob, "owner", "role");
    }
  }

  @Test
  void strangersHearNothingOfWhoComesAndGoes() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser carol = there("carol");
    TestSocket toCarol = carol.connect();
    String group = publicGroup(alice);
    bob.join(group);
    put(alice, group, bob, "admin");
    bob.remove(group, bob.name());
    alice.say(carol.dm(), "the end");
    assertThat(toCarol.framesUntil("the end", "member")).isEmpty();
  }

  private static JsonNode member(TestSocket socket, String change) {
    return socket.await("member", frame -> frame.path("change").asText().equals(change));
  }

  private static boolean isDirect(JsonNode frame) {
    return frame.path("type").asText().equals("dm");
  }

  private static void put(TestUser actor, String group, TestUser user, String role) {
    actor.api().put("/api/groups/" + group + "/members/" + user.name(), "role", role).expect(204);
  }

  private static void assertMember(
      JsonNode frame, String group, TestUser user, String role, String change) {
    Object[] expected = {
      "type", "member", "group", group, "user", user.name(), "role", role, "change", change
    };
    assertThat(frame).isEqualTo(Json.copy(Json.of(expected)));
  }
}
