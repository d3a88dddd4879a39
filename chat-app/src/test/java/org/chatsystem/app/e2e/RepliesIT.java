package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answering a message, and mentioning people. */
class RepliesIT extends Scene {
  RepliesIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void anAnswerNamesItsMessageEverywhere() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String question = alice.say(bob.dm(), "lunch?").path("id").asText();
    TestSocket toAlice = alice.connect();
    TestSocket fromBob = bob.connect();
    fromBob.send("type", "dm", "to", alice.name(), "content", "sure", "replyTo", question);

    assertThat(toAlice.awaitMessage("sure").path("replyTo").asText()).isEqualTo(question);
    JsonNode kept = alice.history(bob.dm()).get(1);
    assertThat(kept.path("replyTo").asText()).isEqualTo(question);
    assertThat(alice.history(bob.dm()).get(0).has("replyTo")).isFalse();
    String over = answer(alice, bob.dm(), question).expect(201).text("id");
    assertThat(fromBob.awaitMessage("answer").path("id").asText()).isEqualTo(over);
  }

  @Test
  void onlyWhatIsThereIsAnswered() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser carol = there("carol");
    alice.say(bob.dm(), "hello");
    String elsewhere = alice.say(carol.dm(), "hello").path("id").asText();
    TestSocket socket = alice.connect();
    socket.send("type", "dm", "to", bob.name(), "content", "x", "replyTo", elsewhere, "ref", "r1");
    assertError(socket.answer(), "message_not_found", "r1");
    socket.send("type", "dm", "to", bob.name(), "content", "x", "replyTo", "1", "ref", "r1");
    assertError(socket.answer(), "bad_request", "r1");
    answer(alice, bob.dm(), elsewhere).expectProblem(404, "message_not_found");
    answer(alice, bob.dm(), "x").expectProblem(400, "bad_request");

    String group = publicGroup(alice);
    String inside = alice.say("group:" + group, "hello").path("id").asText();
    answer(bob, "group:" + group, inside).expectProblem(403, "not_a_member");
    assertThat(alice.history("group:" + group)).hasSize(1);
  }

  @Test
  void whoIsMentionedIsNamedAndCountsThem() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser carol = there("carol");
    TestUser stranger = here("stranger");
    String group = publicGroup(alice);
    bob.join(group);
    carol.join(group);
    String call = "@" + bob.name() + ", ask @" + stranger.name() + ".";
    TestSocket toBob = bob.connect();
    alice.connect().group(group, call).await("ack");

    assertThat(Json.copy(toBob.awaitMessage(call).path("mentions")))
        .isEqualTo(Json.copy(List.of(bob.name())));
    alice.say("group:" + group, "never mind");
    assertMentions(bob, group, 1);
    assertMentions(carol, group, 0);
    bob.api().put("/api/conversations/group:" + group + "/read", "seq", 1).expect(204);
    assertMentions(bob, group, 0);
    assertThat(alice.history("group:" + group).get(1).has("mentions")).isFalse();
  }

  private static Answer answer(TestUser user, String conversation, String replyTo) {
    return user.api()
        .post(
            "/api/conversations/" + conversation + "/messages",
            "content",
            "answer",
            "replyTo",
            replyTo);
  }

  private static void assertMentions(TestUser user, String group, long count) {
    JsonNode list = user.api().get("/api/conversations").expect(200).json().path("conversations");
    JsonNode entry = Json.find(list, "conversation", "group:" + group);
    assertThat(entry.path("mentionsUnread").asLong(-1)).as("%s", entry).isEqualTo(count);
  }
}
