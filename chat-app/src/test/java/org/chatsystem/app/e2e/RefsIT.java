package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A ref makes a second send harmless, whichever way it comes. */
class RefsIT extends Scene {
  RefsIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void aSecondSendSaysNothingNew() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestSocket toBob = bob.connect();
    TestSocket first = alice.connect();
    TestSocket second = alice.at(there()).connect();

    first.send("type", "dm", "to", bob.name(), "content", "once", "ref", "r1");
    JsonNode ack = first.await("ack");
    second.send("type", "dm", "to", bob.name(), "content", "twice", "ref", "r1");
    JsonNode again = second.await("ack");
    JsonNode overHttp = post(alice.at(there()), bob.dm(), "thrice", "r1");
    first.dm(bob.name(), "the end");

    for (JsonNode each : List.of(again, overHttp)) {
      assertThat(each.path("duplicate").asBoolean()).isTrue();
      assertThat(each.path("id")).isEqualTo(ack.path("id"));
      assertThat(each.path("sentAt")).isEqualTo(ack.path("sentAt"));
    }
    assertThat(toBob.messagesUntil("the end")).containsExactly("once", "the end");
    assertThat(Json.texts(bob.history(alice.dm()), "content")).containsExactly("once", "the end");
  }

  @Test
  void theFirstAnswerComesAgainWhateverElseTheFrameSays() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser carol = there("carol");
    TestSocket toCarol = carol.connect();
    TestSocket socket = alice.connect();

    socket.send("type", "dm", "to", bob.name(), "content", "for bob", "ref", "r1");
    JsonNode ack = socket.await("ack");
    socket.send("type", "dm", "to", carol.name(), "content", "for carol", "ref", "r1");
    JsonNode again = socket.await("ack");
    socket.dm(carol.name(), "the end");

    assertThat(again.path("conversation").asText()).isEqualTo(bob.dm());
    assertThat(again.path("id")).isEqualTo(ack.path("id"));
    assertThat(again.path("duplicate").asBoolean()).isTrue();
    assertThat(toCarol.messagesUntil("the end")).containsExactly("the end");
  }

  @Test
  void manySendsAtOnceSayOneThing() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestSocket toBob = bob.connect();
    List<TestSocket> sockets =
        List.of(alice.connect(), alice.connect(), alice.at(there()).connect());
    String frame =
        Json.write(Json.of("type", "dm", "to", bob.name(), "content", "one", "ref", "r"));

    var acks = new ArrayList<CompletableFuture<JsonNode>>();
    for (TestSocket each : sockets) {
      acks.add(CompletableFuture.supplyAsync(() -> each.sendText(frame).await("ack"), OWN_THREADS));
    }
    IntStream.range(0, 6)
        .mapToObj(i -> alice.at(i % 2 == 0 ? here() : there()))
        .map(
            each ->
                CompletableFuture.supplyAsync(() -> post(each, bob.dm(), "one", "r"), OWN_THREADS))
        .forEach(acks::add);

    List<JsonNode> answers = acks.stream().map(CompletableFuture::join).toList();
    assertThat(answers.stream().map(each -> each.path("id").asText()).distinct()).hasSize(1);
    assertThat(answers.stream().filter(each -> !each.path("duplicate").asBoolean())).hasSize(1);
    alice.say(bob.dm(), "the end");
    assertThat(toBob.messagesUntil("the end")).containsExactly("one", "the end");
  }

  @Test
  void aRefIsItsSendersAlone() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    assertThat(post(alice, bob.dm(), "from alice", "same").has("duplicate")).isFalse();
    assertThat(post(bob, alice.dm(), "from bob", "same").has("duplicate")).isFalse();
    JsonNode history = bob.history(alice.dm());
    assertThat(Json.find(history, "content", "from alice").has("ref")).isFalse();
    assertThat(Json.find(history, "content", "from bob").path("ref").asText()).isEqualTo("same");
  }

  @Test
  void aRefusedFrameDoesNotUseUpItsRef() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = publicGroup(bob);
    TestSocket socket = alice.connect();

    socket.send("type", "group", "to", group, "content", "let me in", "ref", "r1");
    assertError(socket.answer(), "not_a_member", "r1");
    alice.join(group);
    socket.send("type", "group", "to", group, "content", "here I am", "ref", "r1");

    JsonNode ack = socket.answer();
    assertThat(ack.path("type").asText()).isEqualTo("ack");
    assertThat(ack.has("duplicate")).isFalse();
    assertThat(Json.texts(bob.history("group:" + group), "content")).containsExactly("here I am");
  }

  @Test
  void withoutARefEverythingIsNew() {
    TestUser alice = here("alice");
    TestSocket socket = alice.connect();
    socket.dm(alice.name(), "tick").dm(alice.name(), "tick");
    assertThat(socket.await("ack").path("seq").asInt()).isEqualTo(1);
    JsonNode second = socket.await("ack");
    assertThat(second.path("seq").asInt()).isEqualTo(2);
    assertThat(second.has("ref")).isFalse();
  }

  private static JsonNode post(TestUser user, String conversation, String content, String ref) {
    return user.api()
        .post("/api/conversations/" + conversation + "/messages", "content", content, "ref", ref)
        .expect(201)
        .json();
  }
}
