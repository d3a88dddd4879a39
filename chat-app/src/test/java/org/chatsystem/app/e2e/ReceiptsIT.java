package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far people have got, and who is told of it. */
class ReceiptsIT extends Scene {
  ReceiptsIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void theOtherOneOfADmIsToldOfWhatIsReceivedAndRead() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestSocket toAlice = alice.connect();
    TestSocket toBob = bob.connect();
    for (int i = 0; i < 3; i++) {
      toAlice.dm(bob.name(), "message").await("ack");
    }
    mark(toBob, "received", alice.dm(), 3);
    assertReceipt(toAlice.await("received"), bob.dm(), bob, 3);
    mark(toBob, "read", alice.dm(), 2);
    JsonNode read = toAlice.await("read");
    assertReceipt(read, bob.dm(), bob, 2);
    assertThat(read.has("unread")).isFalse();
    assertThat(entry(alice, bob.dm()).path("receipts")).containsExactly(receipt(bob, 3, 2));
    assertThat(receipts(alice, bob.dm())).isEqualTo(entry(alice, bob.dm()).path("receipts"));
  }

  @Test
  void onesOwnDevicesAreToldWhatIsLeftToRead() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    for (int i = 0; i < 5; i++) {
      bob.say(alice.dm(), "message");
    }
    TestSocket phone = alice.connect();
    TestSocket desk = alice.at(there()).connect();
    mark(phone, "read", bob.dm(), 3);
    for (TestSocket each : List.of(desk, phone)) {
      JsonNode read = each.await("read");
      assertReceipt(read, bob.dm(), alice, 3);
      assertThat(read.path("unread").asLong(-1)).isEqualTo(2);
    }
    alice.api().put("/api/conversations/" + bob.dm() + "/read", "seq", 1_000).expect(204);
    assertThat(desk.await("read").path("unread").asLong(-1)).isZero();
    assertThat(entry(alice, bob.dm()).path("unread").asLong(-1)).isZero();
  }

  @Test
  void aMarkThatDoesNotMoveIsNotTold() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    bob.say(alice.dm(), "one");
    bob.say(alice.dm(), "two");
    TestSocket toBob = bob.connect();
    markOverHttp(alice, bob.dm(), 2);
    markOverHttp(alice.at(there()), bob.dm(), 1);
    markOverHttp(alice, bob.dm(), 2);
    markOverHttp(alice, bob.dm(), 1_000);
    alice.say(bob.dm(), "the end");
    assertThat(toBob.framesUntil("the end", "read")).hasSize(1);
  }

  @Test
  void sayingSomethingReadsWithoutAWord() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    bob.say(alice.dm(), "hello");
    TestSocket toBob = bob.connect();
    alice.say(bob.dm(), "hello yourself");
    alice.say(bob.dm(), "the end");
    assertThat(toBob.framesUntil("the end", "read")).isEmpty();
    assertThat(entry(bob, alice.dm()).path("receipts").get(0).path("readSeq").asLong())
        .isEqualTo(3);
  }

  @Test
  void theMembersOfASmallGroupAreTold() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser carol = here("carol");
    String group = publicGroup(alice);
    bob.join(group);
    carol.join(group);
    alice.say("group:" + group, "hello");
    TestSocket toCarol = carol.connect();
    TestSocket toBob = bob.connect();
    mark(toBob, "read", "group:" + group, 1);
    assertReceipt(toCarol.await("read"), "group:" + group, bob, 1);
    assertThat(toBob.await("read").path("unread").asLong(-1)).isZero();
    assertThat(Json.texts(receipts(carol, "group:" + group), "user"))
        .containsExactlyInAnyOrder(alice.name(), bob.name());
  }

  @Test
  void strangersMarkNothing() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String open = publicGroup(alice);
    String hidden = privateGroup(alice);
    alice.say("group:" + open, "hello");
    alice.say("group:" + hidden, "hello");
    TestSocket toBob = bob.connect();
    toBob.send("type", "read", "conversation", "group:" + open, "seq", 1, "ref", "r1");
    assertError(toBob.await("error"), "not_a_member", "r1");
    toBob.send("type", "received", "conversation", "group:" + hidden, "seq", 1, "ref", "r2");
    assertError(toBob.await("error"), "group_not_found", "r2");
    String nobody = "dm:" + Names.unique("nobody");
    toBob.send("type", "read", "conversation", nobody, "seq", 1, "ref", "r3");
    assertError(toBob.await("error"), "user_not_found", "r3");
    toBob.send("type", "read", "conversation", alice.dm(), "seq", -1, "ref", "r4");
    assertError(toBob.await("error"), "bad_request", "r4");
    for (String each : List.of(open, hidden)) {
      assertThat(receipts(alice, "group:" + each)).isEmpty();
    }
    bob.api()
        .get("/api/conversations/group:" + hidden + "/receipts")
        .expectProblem(404, "group_not_found");
    bob.api()
        .get("/api/conversations/group:" + open + "/receipts")
        .expectProblem(403, "not_a_member");
  }

  @Test
  void whoWasRemovedIsToldNothingFurther() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser carol = here("carol");
    String group = publicGroup(alice);
    bob.join(group);
    carol.join(group);
    alice.say("group:" + group, "one");
    alice.say("group:" + group, "two");
    TestSocket toBob = bob.connect();
    TestSocket toAlice = alice.connect();
    markOverHttp(carol, "group:" + group, 1);
    assertReceipt(toBob.await("read"), "group:" + group, carol, 1);
    alice.remove(group, bob.name());
    markOverHttp(carol, "group:" + group, 2);
    assertReceipt(
        toAlice.await("read", frame -> frame.path("seq").asLong() == 2),
        "group:" + group,
        carol,
        2);
    alice.say(bob.dm(), "the end");
    assertThat(toBob.framesUntil("the end", "read")).isEmpty();
    toBob.send("type", "read", "conversation", "group:" + group, "seq", 2, "ref", "r1");
    assertError(toBob.await("error"), "not_a_member", "r1");
  }

  @Test
  void whoWasAwayIsToldWhereTheMarksStand() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser carol = here("carol");
    String group = publicGroup(carol);
    alice.join(group);
    JsonNode first = bob.say(alice.dm(), "one");
    bob.say(alice.dm(), "two");
    JsonNode said = alice.say("group:" + group, "hello");
    carol.say(alice.dm(), "not resumed");
    markOverHttp(alice, bob.dm(), 1);
    TestSocket toCarol = carol.connect();
    mark(toCarol, "received", "group:" + group, 1);
    toCarol.await("received");

    TestSocket socket = alice.at(there()).connect();
    socket.send(
        "type",
        "resume",
        "cursors",
        Json.of(bob.dm(), first.path("id").asText(), "group:" + group, said.path("id").asText()));
    List<JsonNode> came =
        socket.until("resumed", frame -> frame.path("type").asText().equals("resumed")).stream()
            .filter(frame -> !frame.path("type").asText().equals("presence"))
            .toList();
    assertThat(came.stream().filter(TestSocket::isMessage)).hasSize(1);
    List<JsonNode> marks =
        came.stream().filter(frame -> frame.has("seq") && !frame.has("id")).toList();
    assertThat(marks)
        .containsExactlyInAnyOrder(
            Json.copy(
                Json.of(
                    "type",
                    "read",
                    "conversation",
                    bob.dm(),
                    "user",
                    alice.name(),
                    "seq",
                    1,
                    "unread",
                    1)),
            Json.copy(
                Json.of("type", "read", "conversation", bob.dm(), "user", bob.name(), "seq", 2)),
            Json.copy(
                Json.of(
                    "type",
                    "read",
                    "conversation",
                    "group:" + group,
                    "user",
                    alice.name(),
                    "seq",
                    1,
                    "unread",
                    0)),
            Json.copy(
                Json.of(
                    "type",
                    "received",
                    "conversation",
                    "group:" + group,
                    "user",
                    carol.name(),
                    "seq",
                    1)));
    assertThat(TestSocket.isMessage(came.get(0))).as("messages come first: %s", came).isTrue();
  }

  private static void mark(TestSocket socket, String type, String conversation, long seq) {
    socket.send("type", type, "conversation", conversation, "seq", seq);
  }

  private static void markOverHttp(TestUser user, String conversation, long seq) {
    user.api().put("/api/conversations/" + conversation + "/read", "seq", seq).expect(204);
  }

  private static JsonNode receipt(TestUser user, long received, long read) {
    return Json.copy(Json.of("user", user.name(), "receivedSeq", received, "readSeq", read));
  }

  private static JsonNode receipts(TestUser user, String conversation) {
    return user.api()
        .get("/api/conversations/" + conversation + "/receipts")
        .expect(200)
        .json()
        .path("receipts");
  }

  private static JsonNode entry(TestUser user, String conversation) {
    JsonNode list = user.api().get("/api/conversations").expect(200).json().path("conversations");
    return Json.find(list, "conversation", conversation);
  }

  private static void assertReceipt(JsonNode frame, String conversation, TestUser user, long seq) {
    assertThat(frame.path("conversation").asText()).as("%s", frame).isEqualTo(conversation);
    assertThat(frame.path("user").asText()).as("%s", frame).isEqualTo(user.name());
    assertThat(frame.path("seq").asLong()).as("%s", frame).isEqualTo(seq);
  }
}
