package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of one's conversations, and how far each is read. */
class ConversationsIT extends Scene {
  ConversationsIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void theLatestComesFirst() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser carol = there("carol");
    String group = publicGroup(alice);
    bob.say(alice.dm(), "first");
    awaitNextMillisecond();
    carol.say(alice.dm(), "second");
    awaitNextMillisecond();
    alice.say("group:" + group, "third");

    assertThat(names(alice)).containsExactly("group:" + group, carol.dm(), bob.dm());
    awaitNextMillisecond();
    bob.say(alice.dm(), "fourth");
    assertThat(names(alice)).containsExactly(bob.dm(), "group:" + group, carol.dm());
    assertThat(names(bob)).containsExactly(alice.dm());
  }

  @Test
  void eachTellsWhatWasSaidLastAndHowMuchIsUnread() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    bob.say(alice.dm(), "one");
    JsonNode last = bob.say(alice.dm(), "two");

    JsonNode seen = entry(alice, bob.dm());
    assertThat(seen.path("lastMessage").path("content").asText()).isEqualTo("two");
    assertThat(seen.path("lastMessage").path("id")).isEqualTo(last.path("id"));
    assertThat(seen.path("lastMessage").has("ref")).isFalse();
    assertMark(seen, 2, 0, 2);
    assertMark(entry(bob, alice.dm()), 2, 2, 0);
  }

  @Test
  void theMarkMovesForwardOnly() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    for (int i = 0; i < 5; i++) {
      bob.say(alice.dm(), "message");
    }
    read(alice, bob.dm(), 3).expect(204);
    assertMark(entry(alice.at(there()), bob.dm()), 5, 3, 2);
    read(alice.at(there()), bob.dm(), 1).expect(204);
    assertMark(entry(alice, bob.dm()), 5, 3, 2);
    read(alice, bob.dm(), 1_000_000).expect(204);
    assertMark(entry(alice, bob.dm()), 5, 5, 0);
    bob.say(alice.dm(), "one more");
    assertMark(entry(alice, bob.dm()), 6, 5, 1);
    assertMark(entry(bob, alice.dm()), 6, 6, 0);
  }

  @Test
  void sayingSomethingMarksAsRead() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    bob.say(alice.dm(), "hello");
    TestSocket socket = alice.connect();
    socket.dm(bob.name(), "hello yourself").await("ack");
    assertMark(entry(alice, bob.dm()), 2, 2, 0);
    assertMark(entry(bob, alice.dm()), 2, 1, 1);
  }

  @Test
  void aMarkIsForThoseWhoMayRead() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    read(bob, "group:" + publicGroup(alice), 1).expectProblem(403, "not_a_member");
    read(bob, "group:" + privateGroup(alice), 1).expectProblem(404, "group_not_found");
    read(bob, "dm:" + Names.unique("nobody"), 1).expectProblem(404, "user_not_found");
    for (Object seq : List.of(-1, "3", 1.5)) {
      bob.api()
          .put("/api/conversations/" + alice.dm() + "/read", "seq", seq)
          .expectProblem(400, "bad_request");
    }
  }

  @Test
  void groupsAreListedWhileOneIsIn() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = publicGroup(alice);
    alice.say("group:" + group, "hello");

    assertThat(names(bob)).doesNotContain("group:" + group);
    bob.join(group);
    assertMark(entry(bob, "group:" + group), 1, 0, 1);
    alice.remove(group, bob.name());
    assertThat(names(bob)).doesNotContain("group:" + group);
  }

  @Test
  void theListHasAnEnd() {
    TestUser alice = here("alice");
    there("bob").say(alice.dm(), "hello");
    awaitNextMillisecond();
    TestUser carol = there("carol");
    carol.say(alice.dm(), "hello");
    JsonNode list = alice.api().get("/api/conversations?limit=1").expect(200).json();
    assertThat(Json.texts(list.path("conversations"), "conversation")).containsExactly(carol.dm());
    assertThat(list.path("hasMore").asBoolean()).isTrue();
    for (String limit : List.of("0", "1001", "x")) {
      alice.api().get("/api/conversations?limit=" + limit).expectProblem(400, "bad_request");
    }
  }

  private static Answer read(TestUser user, String conversation, long seq) {
    return user.api().put("/api/conversations/" + conversation + "/read", "seq", seq);
  }

  /** Without broadcast, of which other tests have their share. */
  private static List<String> names(TestUser user) {
    return Json.texts(list(user), "conversation").stream()
        .filter(each -> !each.equals("broadcast"))
        .toList();
  }

  private static JsonNode entry(TestUser user, String conversation) {
    return Json.find(list(user), "conversation", conversation);
  }

  private static JsonNode list(TestUser user) {
    return user.api().get("/api/conversations").expect(200).json().path("conversations");
  }

  private static void assertMark(JsonNode entry, long last, long read, long unread) {
    assertThat(entry.path("lastSeq").asLong(-1)).as("lastSeq of %s", entry).isEqualTo(last);
    assertThat(entry.path("readSeq").asLong(-1)).as("readSeq of %s", entry).isEqualTo(read);
    assertThat(entry.path("unread").asLong(-1)).as("unread of %s", entry).isEqualTo(unread);
  }
}
