package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A group as a whole: what it is called, how it is found, and its end. */
class GroupLifeIT extends Scene {
  GroupLifeIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void ownersAndAdminsChangeTitleAndTopic() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = publicGroup(alice);
    bob.join(group);
    TestSocket toBob = bob.connect();
    TestSocket toAlice = alice.connect();

    JsonNode edited =
        edit(alice, group, "title", "Чай ☕", "topic", "green, mostly").expect(200).json();
    assertThat(edited.path("title").asText()).isEqualTo("Чай ☕");
    assertThat(edited.path("topic").asText()).isEqualTo("green, mostly");
    assertThat(edited.path("role").asText()).isEqualTo("owner");
    for (TestSocket each : List.of(toBob, toAlice)) {
      assertMember(member(each, "renamed"), group, alice, "owner", "renamed");
    }
    JsonNode shown = show(bob, group).expect(200).json();
    assertThat(shown.path("title").asText()).isEqualTo("Чай ☕");

    edit(bob, group, "topic", "black").expectProblem(403, "forbidden");
    edit(there("carol"), group, "topic", "black").expectProblem(403, "forbidden");
    alice.api().put("/api/groups/" + group + "/members/" + bob.name(), "role", "admin").expect(204);
    assertThat(edit(bob, group, "topic", "").expect(200).json().has("topic")).isFalse();
    edit(bob, group, "visibility", "private").expectProblem(403, "forbidden");
    edit(alice, group, "topic", "x".repeat(257)).expectProblem(400, "bad_request");
    edit(alice, group, "topic", "two\nlines").expectProblem(400, "bad_request");
    edit(alice, group, "visibility", "open").expectProblem(400, "bad_request");
    edit(alice, Names.unique("none"), "topic", "x").expectProblem(404, "group_not_found");
  }

  @Test
  void whoIsRemovedChangesNothingMore() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String open = publicGroup(alice);
    String closed = privateGroup(alice);
    for (String group : List.of(open, closed)) {
      alice.add(group, bob.name());
      alice
          .api()
          .put("/api/groups/" + group + "/members/" + bob.name(), "role", "admin")
          .expect(204);
      alice.remove(group, bob.name());
    }
    edit(bob, open, "title", "Bob's").expectProblem(403, "forbidden");
    edit(bob, closed, "title", "Bob's").expectProblem(404, "group_not_found");
    delete(bob, open).expectProblem(403, "forbidden");
    delete(bob, closed).expectProblem(404, "group_not_found");
  }

  @Test
  void aGroupThatIsClosedLooksMissingToStrangers() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = publicGroup(alice);
    assertThat(found(bob, group)).containsExactly(group);

    edit(alice, group, "visibility", "private").expect(200);

    assertThat(found(bob, group)).isEmpty();
    assertThat(found(alice, group)).containsExactly(group);
    show(bob, group).expectProblem(404, "group_not_found");
    edit(bob, group, "title", "x").expectProblem(404, "group_not_found");
    delete(bob, group).expectProblem(404, "group_not_found");
    edit(alice, group, "visibility", "public").expect(200);
    assertThat(found(bob, group)).containsExactly(group);
  }

  @Test
  void publicGroupsAreFoundByHowTheirNamesBegin() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String prefix = Names.unique("find") + "-";
    for (String end : List.of("b", "a", "c")) {
      alice.createGroup(prefix + end, "public");
    }
    JsonNode page = bob.api().get("/api/groups?prefix=" + prefix + "&limit=2").expect(200).json();
    assertThat(Json.texts(page.path("groups"), "name")).containsExactly(prefix + "a", prefix + "b");
    assertThat(page.path("hasMore").asBoolean()).isTrue();
    JsonNode rest = bob.api().get("/api/groups?prefix=" + prefix + "&after=" + prefix + "b").json();
    assertThat(Json.texts(rest.path("groups"), "name")).containsExactly(prefix + "c");
    assertThat(rest.path("hasMore").asBoolean(true)).isFalse();
    bob.api().get("/api/groups?prefix=a:").expectProblem(400, "invalid_name");
  }

  @Test
  void aDeletedGroupIsGoneForEveryone() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser carol = here("carol");
    String group = publicGroup(alice);
    bob.join(group);
    carol.join(group);
    TestSocket toBob = bob.connect();
    TestSocket toAlice = alice.connect();
    alice.say("group:" + group, "before");
    toBob.awaitMessage("before");

    delete(bob, group).expectProblem(403, "forbidden");
    delete(there("mallory"), group).expectProblem(403, "forbidden");
    delete(alice, group).expect(204);

    for (TestSocket each : List.of(toBob, toAlice)) {
      assertMember(member(each, "deleted"), group, alice, "owner", "deleted");
    }
    delete(alice, group).expectProblem(404, "group_not_found");
    show(bob, group).expectProblem(404, "group_not_found");
    assertThat(found(bob, group)).isEmpty();
    JsonNode conversations = bob.api().get("/api/conversations").expect(200).json();
    assertThat(Json.texts(conversations.path("conversations"), "conversation"))
        .doesNotContain("group:" + group);
    bob.api()
        .get("/api/conversations/group:" + group + "/messages")
        .expectProblem(404, "group_not_found");
    toBob.send("type", "group", "to", group, "content", "anybody?", "ref", "r");
    assertError(toBob.answer(), "group_not_found", "r");
  }

  @Test
  void whoWasInADeletedGroupHearsNothingOfTheNextOne() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser carol = there("carol");
    String group = publicGroup(alice);
    bob.join(group);
    TestSocket toBob = bob.connect();
    alice.say("group:" + group, "of the old one");
    toBob.awaitMessage("of the old one");

    delete(alice, group).expect(204);
    carol.createGroup(group, "private");
    TestSocket toCarol = carol.connect();
    carol.say("group:" + group, "of the new one");
    toCarol.awaitMessage("of the new one");
    carol.say(bob.dm(), "the end");

    assertThat(toBob.framesUntil("the end", "group")).isEmpty();
    assertThat(Json.texts(carol.history("group:" + group), "content"))
        .containsExactly("of the new one");
    bob.api()
        .get("/api/conversations/group:" + group + "/messages")
        .expectProblem(404, "group_not_found");
    show(alice, group).expectProblem(404, "group_not_found");
  }

  @Test
  void whoWasAwayIsToldOfTheEndOnResume() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser mallory = there("mallory");
    String group = privateGroup(alice);
    alice.add(group, bob.name());
    String cursor = alice.say("group:" + group, "before").path("id").asText();
    delete(alice, group).expect(204);

    List<JsonNode> came = resume(bob, group, cursor);
    assertMember(Json.find(Json.copy(came), "type", "member"), group, alice, "owner", "deleted");
    assertThat(Json.texts(Json.copy(came), "type")).doesNotContain("group", "gap");
    assertThat(Json.texts(Json.copy(resume(mallory, group, cursor)), "type"))
        .doesNotContain("group", "gap", "member");
  }

  private static List<JsonNode> resume(TestUser user, String group, String cursor) {
    TestSocket socket = user.connect();
    socket.send("type", "resume", "cursors", Map.of("group:" + group, cursor));
    return socket.until("resumed", frame -> frame.path("type").asText().equals("resumed"));
  }

  private static JsonNode member(TestSocket socket, String change) {
    return socket.await("member", frame -> frame.path("change").asText().equals(change));
  }

  private static void assertMember(
      JsonNode frame, String group, TestUser user, String role, String change) {
    Object[] expected = {
      "type", "member", "group", group, "user", user.name(), "role", role, "change", change
    };
    assertThat(frame).isEqualTo(Json.copy(Json.of(expected)));
  }

  private static Answer edit(TestUser actor, String group, Object... namesAndValues) {
    return actor.api().send("PATCH", "/api/groups/" + group, Json.write(Json.of(namesAndValues)));
  }

  private static Answer delete(TestUser actor, String group) {
    return actor.api().delete("/api/groups/" + group);
  }

  private static Answer show(TestUser viewer, String group) {
    return viewer.api().get("/api/groups/" + group);
  }

  private static List<String> found(TestUser viewer, String group) {
    JsonNode listed = viewer.api().get("/api/groups?prefix=" + group).expect(200).json();
    return Json.texts(listed.path("groups"), "name").stream().filter(group::equals).toList();
  }
}
