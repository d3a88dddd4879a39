package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Making groups, who is in them, and who may change that. */
class GroupsIT extends Scene {
  private static final int CROWD = 50;

  GroupsIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void whoMakesAGroupOwnsIt() {
    TestUser alice = here("alice");
    String name = Names.unique("devs");
    JsonNode made =
        alice.api().post("/api/groups", "name", name, "title", "The Devs").expect(201).json();
    assertThat(made.path("name").asText()).isEqualTo(name);
    assertThat(made.path("title").asText()).isEqualTo("The Devs");
    assertThat(made.path("visibility").asText()).isEqualTo("public");
    assertThat(made.path("role").asText()).isEqualTo("owner");
    JsonNode shown = show(there("bob"), name).expect(200).json();
    assertThat(shown.has("role")).isFalse();
    JsonNode owner = Json.find(shown.path("members"), "user", alice.name());
    assertThat(owner.path("role").asText()).isEqualTo("owner");
    assertThat(owner.path("displayName").asText()).isEqualTo(alice.name());
    assertThat(owner.path("online").asBoolean(true)).isFalse();
  }

  @Test
  void aGroupsNameIsTakenOnce() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String open = publicGroup(alice);
    String closed = privateGroup(alice);
    create(bob, open).expectProblem(409, "name_taken");
    create(bob, closed).expectProblem(409, "name_taken");
    create(bob, "no name").expectProblem(400, "invalid_name");
    bob.api()
        .post("/api/groups", "name", Names.unique("g"), "visibility", "PUBLIC")
        .expectProblem(400, "bad_request");

    String wanted = Names.unique("wanted");
    var tries =
        IntStream.range(0, 8)
            .mapToObj(i -> i % 2 == 0 ? alice : bob)
            .map(
                each ->
                    CompletableFuture.supplyAsync(() -> create(each, wanted).status(), OWN_THREADS))
            .toList();
    assertThat(tries.stream().map(CompletableFuture::join))
        .containsOnly(201, 409)
        .containsOnlyOnce(201);
  }

  @Test
  void publicGroupsAndOnesOwnAreListed() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String open = publicGroup(alice);
    String closed = privateGroup(alice);

    JsonNode ofAlice = alice.api().get("/api/groups").expect(200).json().path("groups");
    assertThat(Json.find(ofAlice, "name", closed).path("role").asText()).isEqualTo("owner");
    assertThat(Json.texts(ofAlice, "name")).contains(open);
    JsonNode ofBob = bob.api().get("/api/groups").expect(200).json().path("groups");
    assertThat(Json.texts(ofBob, "name")).contains(open).doesNotContain(closed);
    assertThat(Json.find(ofBob, "name", open).has("role")).isFalse();
  }

  @Test
  void anybodyJoinsAPublicGroupAndLeavesIt() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = publicGroup(alice);
    bob.join(group);
    bob.join(group);
    assertThat(role(alice, group, bob)).isEqualTo("member");
    assertThat(show(bob, group).text("role")).isEqualTo("member");
    bob.remove(group, bob.name());
    bob.remove(group, bob.name());
    assertThat(members(alice, group)).containsExactly(alice.name());
    put(bob, Names.unique("none"), bob).expectProblem(404, "group_not_found");
  }

  @Test
  void ownersAndAdminsAddAndRemove() {
    TestUser owner = here("owner");
    TestUser admin = there("admin");
    TestUser member = there("member");
    TestUser other = here("other");
    String group = privateGroup(owner);
    owner.add(group, admin.name());
    owner.add(group, member.name());
    put(owner, group, admin, "admin").expect(204);

    put(member, group, other).expectProblem(403, "forbidden");
    delete(member, group, admin).expectProblem(403, "forbidden");
    admin.add(group, other.name());
    put(admin, group, other, "admin").expectProblem(403, "forbidden");
    put(admin, group, admin, "owner").expectProblem(403, "forbidden");
    delete(admin, group, owner).expectProblem(403, "forbidden");
    delete(admin, group, admin).expect(204);
    owner.add(group, admin.name());
    assertThat(role(owner, group, admin)).isEqualTo("member");
    put(owner, group, admin, "admin").expect(204);
    put(owner, group, other, "admin").expect(204);
    delete(admin, group, other).expectProblem(403, "forbidden");
    admin.remove(group, member.name());
    owner.remove(group, other.name());
    assertThat(members(owner, group)).containsExactlyInAnyOrder(owner.name(), admin.name());
    owner
        .api()
        .put("/api/groups/" + group + "/members/" + Names.unique("nobody"))
        .expectProblem(404, "user_not_found");
    put(owner, group, other, "king").expectProblem(400, "bad_request");
  }

  @Test
  void anOwnerHandsOverBeforeLeaving() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = publicGroup(alice);
    bob.join(group);

    delete(alice, group, alice).expectProblem(403, "forbidden");
    put(alice, group, bob, "owner").expect(204);
    assertThat(role(bob, group, bob)).isEqualTo("owner");
    assertThat(role(bob, group, alice)).isEqualTo("admin");
    put(alice, group, alice, "owner").expectProblem(403, "forbidden");
    delete(bob, group, bob).expectProblem(403, "forbidden");
    delete(alice, group, alice).expect(204);
    assertThat(members(bob, group)).containsExactly(bob.name());
  }

  @Test
  void aPrivateGroupLooksMissingToStrangersInEveryCall() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String closed = privateGroup(alice);
    String none = Names.unique("secret");
    for (String group : List.of(closed, none)) {
      show(bob, group).expectProblem(404, "group_not_found");
      put(bob, group, bob).expectProblem(404, "group_not_found");
      put(bob, group, alice).expectProblem(404, "group_not_found");
      put(bob, group, bob, "owner").expectProblem(404, "group_not_found");
      delete(bob, group, bob).expectProblem(404, "group_not_found");
      delete(bob, group, alice).expectProblem(404, "group_not_found");
      TestSocket socket = bob.connect();
      socket.send("type", "group", "to", group, "content", "anybody?", "ref", "r");
      assertError(socket.answer(), "group_not_found", "r");
    }
    assertThat(allButItsId(show(bob, closed), closed))
        .isEqualTo(allButItsId(show(bob, none), none));
    assertThat(alice.history("group:" + closed)).isEmpty();
  }

  private static String allButItsId(Answer answer, String group) {
    return answer.text().replace(group, "").replaceAll("\"correlationId\":\"\\w+\"", "");
  }

  @Test
  void manyJoinAtOnce() {
    TestUser alice = here("alice");
    String group = publicGroup(alice);
    List<TestUser> crowd =
        IntStream.range(0, CROWD).mapToObj(i -> i % 2 == 0 ? here("fan") : there("fan")).toList();

    var joining =
        crowd.stream()
            .map(each -> CompletableFuture.runAsync(() -> each.join(group), OWN_THREADS))
            .toList();
    joining.forEach(CompletableFuture::join);

    assertThat(members(alice, group)).hasSize(CROWD + 1).doesNotHaveDuplicates();
    TestSocket first = crowd.get(0).connect();
    TestSocket last = crowd.get(CROWD - 1).connect();
    alice.say("group:" + group, "what a crowd");
    first.awaitMessage("what a crowd");
    last.awaitMessage("what a crowd");
  }

  private static Answer create(TestUser user, String group) {
    return user.api().post("/api/groups", "name", group);
  }

  private static Answer show(TestUser user, String group) {
    return user.api().get("/api/groups/" + group);
  }

  private static Answer put(TestUser actor, String group, TestUser user) {
    return actor.api().put(member(group, user));
  }

  private static Answer put(TestUser actor, String group, TestUser user, String role) {
    return actor.api().put(member(group, user), "role", role);
  }

  private static Answer delete(TestUser actor, String group, TestUser user) {
    return actor.api().delete(member(group, user));
  }

  private static String member(String group, TestUser user) {
    return "/api/groups/" + group + "/members/" + user.name();
  }

  private static List<String> members(TestUser viewer, String group) {
    return Json.texts(show(viewer, group).expect(200).json().path("members"), "user");
  }

  private static String role(TestUser viewer, String group, TestUser user) {
    JsonNode members = show(viewer, group).expect(200).json().path("members");
    return Json.find(members, "user", user.name()).path("role").asText();
  }
}
