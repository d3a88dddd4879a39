package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Once, in order, without holes. */
class OrderIT extends Scene {
  private static final int MANY = 300;

  OrderIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void whatOneConnectionSendsArrivesInThatOrderOnEveryDevice() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    List<TestSocket> devices =
        List.of(
            bob.connect(), bob.at(here()).connect(), alice.connect(), alice.at(there()).connect());
    TestSocket sender = alice.connect();

    for (int i = 1; i <= MANY; i++) {
      sender.send("type", "dm", "to", bob.name(), "content", "message " + i, "ref", "r" + i);
    }

    for (int i = 1; i <= MANY; i++) {
      JsonNode ack = sender.await("ack");
      assertThat(ack.path("ref").asText()).isEqualTo("r" + i);
      assertThat(ack.path("seq").asInt()).isEqualTo(i);
    }
    for (TestSocket each : devices) {
      List<JsonNode> came = messages(each, MANY);
      assertThat(came.stream().map(frame -> frame.path("content").asText()))
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, MANY).mapToObj(i -> "message " + i).toList());
      assertThat(came.stream().map(frame -> frame.path("seq").asLong()))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, MANY).boxed().toList());
    }
  }

  @Test
  void whatManySayAtOnceArrivesInOneOrderEverywhere() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = publicGroup(alice);
    bob.join(group);
    List<TestSocket> senders = List.of(alice.connect(), bob.connect());
    List<TestSocket> listeners = List.of(alice.at(there()).connect(), bob.at(here()).connect());

    var sending =
        senders.stream()
            .map(
                each ->
                    CompletableFuture.runAsync(
                        () -> IntStream.range(0, 100).forEach(i -> each.group(group, "say " + i)),
                        OWN_THREADS))
            .toList();
    sending.forEach(CompletableFuture::join);

    List<String> first = ids(messages(listeners.get(0), 200));
    assertThat(first).isEqualTo(ids(messages(listeners.get(1), 200))).doesNotHaveDuplicates();
    assertThat(first.stream().map(id -> Long.parseLong(id.substring(id.indexOf('-') + 1))))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 200).boxed().toList());
    assertThat(first.stream().map(id -> Long.parseLong(id.substring(0, id.indexOf('-')))))
        .isSorted();
  }

  private static List<JsonNode> messages(TestSocket socket, int count) {
    var messages = new ArrayList<JsonNode>();
    while (messages.size() < count) {
      List<JsonNode> came = socket.until("message " + (messages.size() + 1), TestSocket::isMessage);
      messages.add(came.get(came.size() - 1));
    }
    return messages;
  }

  private static List<String> ids(List<JsonNode> frames) {
    return frames.stream().map(each -> each.path("id").asText()).toList();
  }
}
