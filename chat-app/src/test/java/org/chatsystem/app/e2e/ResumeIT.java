package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Coming back after an absence: what was missed comes once and in order, on either instance. */
class ResumeIT extends Scene {
  private static final int MOST = 500;
  private static final int LIVE = 50;

  ResumeIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void replaysWhatCameAfterTheCursors() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = publicGroup(alice);
    bob.join(group);
    String held = id(alice.say(bob.dm(), "held"));
    String heldOfGroup = id(alice.say("group:" + group, "held"));
    alice.say(bob.dm(), "missed 1");
    alice.say("group:" + group, "missed 2");
    alice.say(bob.dm(), "missed 3");

    for (TestUser each : List.of(bob, bob.at(here()))) {
      TestSocket socket = comeBack(guest(each));
      socket.send(
          "type", "resume", "cursors", Map.of(alice.dm(), held, "group:" + group, heldOfGroup));
      List<JsonNode> came = resumed(socket);
      assertThat(contents(came)).containsExactlyInAnyOrder("missed 1", "missed 2", "missed 3");
      assertThat(contents(came)).containsSubsequence("missed 1", "missed 3");
      assertReplayed(came, 3);
    }
  }

  @Test
  void liveGoesOnAfterTheReplayAndNothingComesTwice() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String cursor = id(alice.say(bob.dm(), "held"));
    alice.say(bob.dm(), "missed");
    TestSocket fromAlice = alice.connect();
    TestSocket toBob = comeBack(bob);

    toBob.send("type", "resume", "cursors", Map.of(alice.dm(), cursor));
    for (int i = 0; i < LIVE; i++) {
      fromAlice.dm(bob.name(), "live " + i);
    }

    // what came before the server read the frame may come again in the replay, so a client holds
    // back what comes until it is resumed, and drops what it has
    var held = new TreeMap<Long, String>();
    resumed(toBob).stream()
        .filter(TestSocket::isMessage)
        .forEach(frame -> held.put(frame.path("seq").asLong(), frame.path("content").asText()));
    while (held.size() < LIVE + 1) {
      JsonNode live = toBob.await("dm");
      assertThat(live.path("seq").asLong()).isEqualTo(held.lastKey() + 1);
      held.put(live.path("seq").asLong(), live.path("content").asText());
    }
    assertThat(held.values()).startsWith("missed").endsWith("live " + (LIVE - 1));
    assertThat(held.values()).containsSubsequence("live 0", "live 1", "live 2");
    fromAlice.dm(bob.name(), "the end");
    assertThat(toBob.messagesUntil("the end")).containsExactly("the end");
  }

  @Test
  void whoCameAndLeftMeanwhileIsTold() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser carol = here("carol");
    String group = publicGroup(alice);
    String left = publicGroup(alice);
    bob.join(group);
    bob.join(left);
    awaitNextMillisecond();
    String held = id(alice.say("group:" + group, "held"));
    String heldOfLeft = id(alice.say("group:" + left, "held"));
    awaitNextMillisecond();
    carol.join(group);
    carol.join(left);
    alice.remove(left, bob.name());

    TestSocket socket = comeBack(bob);
    socket.send(
        "type", "resume", "cursors", Map.of("group:" + group, held, "group:" + left, heldOfLeft));
    List<String> changes =
        resumed(socket).stream()
            .filter(frame -> frame.path("type").asText().equals("member"))
            .map(
                frame ->
                    frame.path("group").asText()
                        + " "
                        + frame.path("user").asText()
                        + " "
                        + frame.path("change").asText())
            .toList();
    assertThat(changes)
        .containsExactlyInAnyOrder(
            group + " " + carol.name() + " joined", left + " " + bob.name() + " removed");
  }

  @Test
  void onesOwnMessagesAreReplayedWithTheirRef() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String held = id(bob.say(alice.dm(), "held"));
    TestSocket first = alice.connect();
    first.send("type", "dm", "to", bob.name(), "content", "mine", "ref", "r1");
    first.await("ack");
    first.close();

    TestSocket again = guest(alice.at(there())).connect();
    again.send("type", "resume", "cursors", Map.of(bob.dm(), held));
    assertThat(again.awaitMessage("mine").path("ref").asText()).isEqualTo("r1");
    TestSocket bobs = comeBack(bob);
    bobs.send("type", "resume", "cursors", Map.of(alice.dm(), held));
    assertThat(bobs.awaitMessage("mine").has("ref")).isFalse();
  }

  @Test
  void withoutACursorATimeIsEnough() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser carol = here("carol");
    String group = publicGroup(alice);
    bob.join(group);
    JsonNode before = alice.say(bob.dm(), "before");
    // `since` is a time: what was said in that millisecond is not after it
    String since = before.path("sentAt").asText();
    awaitNextMillisecond();
    alice.say(bob.dm(), "after 1");
    alice.say("group:" + group, "after 2");
    carol.say(bob.dm(), "after 3");
    String toAll = Names.unique("after 4");
    TestSocket heard = there("dave").connect();
    carol.say("broadcast", toAll);
    heard.awaitMessage(toAll); // and so does not come live any more

    TestSocket socket = comeBack(bob);
    socket.send("type", "resume", "since", since);
    List<JsonNode> came = resumed(socket);
    assertThat(contents(came)).containsExactlyInAnyOrder("after 1", "after 2", "after 3", toAll);
    assertReplayed(came, 4);
  }

  @Test
  void aCursorGoesBeforeTheTime() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    JsonNode first = alice.say(bob.dm(), "first");
    awaitNextMillisecond();
    String second = id(alice.say(bob.dm(), "second"));
    alice.say(bob.dm(), "third");
    TestSocket socket = comeBack(bob);
    socket.send(
        "type",
        "resume",
        "cursors",
        Map.of(alice.dm(), second),
        "since",
        first.path("sentAt").asText());
    assertThat(contents(resumed(socket))).containsExactly("third");
  }

  @Test
  void withNeitherNothingIsReplayed() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    alice.say(bob.dm(), "said");
    TestSocket socket = comeBack(bob);
    for (Object[] frame :
        List.of(
            new Object[] {"type", "resume"},
            new Object[] {"type", "resume", "cursors", Map.of()},
            new Object[] {
              "type", "resume", "cursors", Map.of(), "since", "2100-01-01T00:00:00Z"
            })) {
      socket.send(frame);
      List<JsonNode> came = resumed(socket);
      assertThat(contents(came)).isEmpty();
      assertReplayed(came, 0);
    }
  }

  @Test
  void aCursorOfWhatIsNotOnesOwnIsSkipped() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser eve = there("eve");
    String open = publicGroup(alice);
    String closed = privateGroup(alice);
    alice.say("group:" + open, "not for eve");
    alice.say("group:" + closed, "not for eve");
    alice.say(bob.dm(), "not for eve");
    String held = id(alice.say(eve.dm(), "held"));
    alice.say(eve.dm(), "for eve");

    TestSocket socket = comeBack(eve);
    socket.send(
        "type",
        "resume",
        "cursors",
        Map.of(
            "group:" + open,
            "1-0",
            "group:" + closed,
            "1-0",
            "group:" + Names.unique("none"),
            "1-0",
            bob.dm(),
            "1-0",
            "dm:" + Names.unique("nobody"),
            "1-0",
            alice.dm(),
            held));
    List<JsonNode> came = resumed(socket);
    assertThat(contents(came)).containsExactly("for eve");
    assertReplayed(came, 1);
    assertThat(came).noneMatch(frame -> frame.path("type").asText().equals("gap"));
  }

  @Test
  void whoMissedTooMuchIsToldOfTheGap() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser carol = there("carol");
    TestSocket toAlice = alice.connect();
    TestSocket fromAlice = alice.connect();
    String held = id(fromAlice.dm(bob.name(), "0").await("ack"));
    say(fromAlice, bob, 1, MOST);
    toAlice.awaitMessage("" + MOST); // and so none of them comes live any more

    TestSocket enough = comeBack(bob);
    enough.send("type", "resume", "cursors", Map.of(alice.dm(), held));
    List<JsonNode> came = resumed(enough);
    assertThat(contents(came)).hasSize(MOST).doesNotHaveDuplicates().endsWith("" + MOST);
    assertReplayed(came, MOST);

    JsonNode last = say(fromAlice, bob, MOST + 1, MOST + 1);
    toAlice.awaitMessage("" + (MOST + 1));
    carol.say(bob.dm(), "from carol");
    TestSocket tooMuch = comeBack(bob);
    tooMuch.send("type", "resume", "cursors", Map.of(alice.dm(), held, carol.dm(), "1-0"));
    came = resumed(tooMuch);
    assertThat(contents(came)).containsExactly("from carol");
    assertReplayed(came, 1);
    JsonNode gap = Json.find(Json.copy(came), "type", "gap");
    assertThat(gap)
        .isEqualTo(
            Json.copy(
                Json.of(
                    "type", "gap", "conversation", alice.dm(), "after", held, "head", id(last))));
    fromAlice.dm(bob.name(), "live");
    assertThat(tooMuch.messagesUntil("live")).containsExactly("live");
  }

  private static JsonNode say(TestSocket from, TestUser to, int first, int last) {
    IntStream.rangeClosed(first, last).forEach(i -> from.dm(to.name(), Integer.toString(i)));
    JsonNode ack = null;
    for (int i = first; i <= last; i++) {
      ack = from.await("ack");
    }
    return ack;
  }

  /** What was said before has then been said in an earlier millisecond, and does not come live. */
  private static TestSocket comeBack(TestUser user) {
    awaitNextMillisecond();
    return user.connect();
  }

  private static List<JsonNode> resumed(TestSocket socket) {
    return socket.until("resumed", frame -> frame.path("type").asText().equals("resumed"));
  }

  private static void assertReplayed(List<JsonNode> frames, int count) {
    assertThat(frames.get(frames.size() - 1).path("replayed").asInt(-1)).isEqualTo(count);
  }

  private static List<String> contents(List<JsonNode> frames) {
    return frames.stream()
        .filter(TestSocket::isMessage)
        .map(frame -> frame.path("content").asText())
        .toList();
  }

  private static String id(JsonNode frame) {
    return frame.path("id").asText();
  }
}
