package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Editing, deleting and reacting: live, in the history, after an absence, and by whom. */
class ChangesIT extends Scene {
  private static final Set<String> CHANGES = Set.of("edited", "deleted", "reaction");
  private static final String THUMB = "👍";

  ChangesIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void everyConnectionConcernedIsToldOfEachChange() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String id = id(alice.say(bob.dm(), "helo"));
    TestSocket fromAlice = alice.connect();
    TestSocket otherOfAlice = guest(alice.at(there())).connect();
    TestSocket toBob = bob.connect();
    fromAlice.send("type", "edit", "conversation", bob.dm(), "id", id, "content", "hello");
    toBob.await("edited");
    toBob.send("type", "react", "conversation", alice.dm(), "id", id, "emoji", THUMB);
    fromAlice.await("reaction");
    toBob.send(
        "type", "react", "conversation", alice.dm(), "id", id, "emoji", THUMB, "remove", true);
    fromAlice.await("reaction", frame -> frame.path("removed").asBoolean());
    fromAlice.send("type", "delete", "conversation", bob.dm(), "id", id);

    List<JsonNode> came = otherOfAlice.until("deleted", frame -> isOf("deleted", frame));
    List<JsonNode> told = came.stream().filter(ChangesIT::isChange).toList();
    assertThat(told)
        .extracting(each -> each.path("type").asText())
        .containsExactly("edited", "reaction", "reaction", "deleted");
    assertThat(told).allMatch(each -> each.path("conversation").asText().equals(bob.dm()));
    assertThat(told).allMatch(each -> each.path("id").asText().equals(id));
    assertThat(told.get(0).path("content").asText()).isEqualTo("hello");
    assertThat(told.get(0).path("editedAt").asText()).endsWith("Z");
    assertThat(told.get(1).path("user").asText()).isEqualTo(bob.name());
    assertThat(told.get(1).path("emoji").asText()).isEqualTo(THUMB);
    assertThat(told.get(1).path("removed").asBoolean(true)).isFalse();
    fromAlice.await("deleted");
    assertThat(toBob.await("deleted").path("conversation").asText()).isEqualTo(alice.dm());
  }

  @Test
  void theHistoryAndTheListShowWhatIsSoNow() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String first = id(alice.say(bob.dm(), "one"));
    String second = id(alice.say(bob.dm(), "two"));
    String third = id(bob.say(alice.dm(), "three"));
    JsonNode edited = edit(alice, bob.dm(), first, "uno").expect(200).json();
    delete(alice, bob.dm(), second).expect(204);
    delete(alice, bob.dm(), second).expect(204);
    react(alice, bob.dm(), third).expect(204);
    react(alice, bob.dm(), third).expect(204);

    for (TestUser each : List.of(alice, guest(alice.at(there())))) {
      JsonNode history = each.history(bob.dm());
      assertThat(Json.texts(history, "content")).containsExactly("uno", "", "three");
      assertThat(history.get(0)).isEqualTo(edited);
      assertThat(history.get(0).path("editedAt").asText()).isNotEmpty();
      assertThat(history.get(1).path("deleted").asBoolean()).isTrue();
      assertThat(history.get(1).path("seq").asLong()).isEqualTo(2);
      assertThat(history.get(2).path("reactions"))
          .isEqualTo(Json.copy(List.of(Map.of("emoji", THUMB, "users", List.of(alice.name())))));
      JsonNode list = each.api().get("/api/conversations").expect(200).json();
      assertThat(
              Json.find(list.path("conversations"), "conversation", bob.dm()).path("lastMessage"))
          .isEqualTo(history.get(2));
    }
    unreact(alice, bob.dm(), third).expect(204);
    unreact(alice, bob.dm(), third).expect(204);
    assertThat(bob.history(alice.dm()).get(2).has("reactions")).isFalse();
  }

  @Test
  void changesMadeDuringAnAbsenceComeOnResume() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = publicGroup(alice);
    bob.join(group);
    String conversation = "group:" + group;
    String edited = id(alice.say(conversation, "one"));
    String erased = id(alice.say(conversation, "two"));
    String held = id(alice.say(conversation, "three"));
    edit(alice, conversation, edited, "uno").expect(200);
    delete(alice, conversation, erased).expect(204);
    react(alice, conversation, held).expect(204);
    String missed = id(alice.say(conversation, "fuor"));
    edit(alice, conversation, missed, "four").expect(200);

    for (TestUser each : List.of(bob, guest(bob.at(here())))) {
      TestSocket socket = each.connect();
      socket.send("type", "resume", "cursors", Map.of(conversation, held));
      List<JsonNode> came = socket.until("resumed", frame -> isOf("resumed", frame));
      assertThat(came.stream().filter(TestSocket::isMessage).map(ChangesIT::content))
          .containsExactly("four");
      List<JsonNode> changes = came.stream().filter(ChangesIT::isChange).toList();
      assertThat(changes).extracting(ChangesIT::id).containsSubsequence(edited, erased, held);
      assertThat(content(changes.get(0))).isEqualTo("uno");
      assertThat(came.get(came.size() - 1).path("replayed").asInt()).isEqualTo(1);
    }
  }

  @Test
  void strangersAndTheRemovedChangeNothing() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser removed = there("removed");
    String open = publicGroup(alice);
    String closed = privateGroup(alice);
    alice.add(open, removed.name());
    alice.add(closed, removed.name());
    String inOpen = id(removed.say("group:" + open, "mine"));
    String inClosed = id(removed.say("group:" + closed, "mine"));
    alice.remove(open, removed.name());
    alice.remove(closed, removed.name());
    for (TestUser each : List.of(bob, removed)) {
      assertAllRefused(each, "group:" + open, inOpen, 403, "not_a_member");
      assertAllRefused(each, "group:" + closed, inClosed, 404, "group_not_found");
    }
    assertAllRefused(bob, "dm:" + Names.unique("nobody"), inOpen, 404, "user_not_found");
    assertAllRefused(bob, alice.dm(), inOpen, 404, "message_not_found");
    assertThat(alice.history("group:" + open).get(0).path("content").asText()).isEqualTo("mine");
    assertThat(alice.history("group:" + open).get(0).has("reactions")).isFalse();
  }

  private static void assertAllRefused(
      TestUser user, String conversation, String id, int status, String code) {
    edit(user, conversation, id, "x").expectProblem(status, code);
    delete(user, conversation, id).expectProblem(status, code);
    react(user, conversation, id).expectProblem(status, code);
    unreact(user, conversation, id).expectProblem(status, code);
  }

  @Test
  void whatOthersSaidIsForOwnersAndAdminsToDelete() {
    TestUser alice = here("alice");
    TestUser admin = there("admin");
    TestUser bob = there("bob");
    String group = publicGroup(alice);
    admin.join(group);
    bob.join(group);
    alice
        .api()
        .put("/api/groups/" + group + "/members/" + admin.name(), "role", "admin")
        .expect(204);
    String conversation = "group:" + group;
    String ofAlice = id(alice.say(conversation, "one"));
    String ofBob = id(bob.say(conversation, "two"));

    delete(bob, conversation, ofAlice).expectProblem(403, "forbidden");
    edit(admin, conversation, ofBob, "x").expectProblem(403, "forbidden");
    delete(admin, conversation, ofBob).expect(204);
    assertThat(bob.history(conversation).get(1).path("deleted").asBoolean()).isTrue();
    edit(bob, conversation, ofBob, "back").expectProblem(404, "message_not_found");
    delete(bob, alice.dm(), id(alice.say(bob.dm(), "hi"))).expectProblem(403, "forbidden");
  }

  @Test
  void refusedFramesAreAnsweredWithTheirRef() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String id = id(alice.say(bob.dm(), "hello"));
    TestSocket socket = bob.connect();
    String dm = alice.dm();
    socket.send("type", "edit", "conversation", dm, "id", id, "content", "x", "ref", "r1");
    assertError(socket.answer(), "forbidden", "r1");
    socket.send("type", "delete", "conversation", dm, "id", "1-1", "ref", "r2");
    assertError(socket.answer(), "message_not_found", "r2");
    socket.send("type", "react", "conversation", dm, "id", id, "emoji", "no", "ref", "r3");
    assertError(socket.answer(), "bad_request", "r3");
    socket.send("type", "edit", "conversation", dm, "id", id, "content", " ", "ref", "r4");
    assertError(socket.answer(), "invalid_content", "r4");
    socket.send(
        "type", "react", "conversation", dm, "id", id, "emoji", THUMB, "remove", "x", "ref", "r5");
    assertError(socket.answer(), "bad_request", "r5");
    react(alice, bob.dm(), "x").expectProblem(400, "bad_request");
  }

  private static Answer edit(TestUser user, String conversation, String id, String content) {
    return user.api()
        .send("PATCH", path(conversation, id), Json.write(Json.of("content", content)));
  }

  private static Answer delete(TestUser user, String conversation, String id) {
    return user.api().delete(path(conversation, id));
  }

  private static Answer react(TestUser user, String conversation, String id) {
    return user.api().put(path(conversation, id) + thumb());
  }

  private static Answer unreact(TestUser user, String conversation, String id) {
    return user.api().delete(path(conversation, id) + thumb());
  }

  private static String path(String conversation, String id) {
    return "/api/conversations/" + conversation + "/messages/" + id;
  }

  private static String thumb() {
    return "/reactions/" + URLEncoder.encode(THUMB, StandardCharsets.UTF_8);
  }

  private static boolean isChange(JsonNode frame) {
    return CHANGES.contains(frame.path("type").asText());
  }

  private static boolean isOf(String type, JsonNode frame) {
    return frame.path("type").asText().equals(type);
  }

  private static String id(JsonNode frame) {
    return frame.path("id").asText();
  }

  private static String content(JsonNode frame) {
    return frame.path("content").asText();
  }
}
