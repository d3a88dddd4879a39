package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said reaches exactly those whom it is for. */
class DeliveryIT extends Scene {
  DeliveryIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void aDirectMessageReachesItsRecipientAndIsAcked() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestSocket fromAlice = alice.connect();
    TestSocket toBob = bob.connect();

    fromAlice.send("type", "dm", "to", bob.name(), "content", " Hello!\n", "ref", "c1");

    JsonNode ack = fromAlice.await("ack");
    assertThat(ack.path("ref").asText()).isEqualTo("c1");
    assertThat(ack.path("seq").asLong()).isEqualTo(1);
    assertThat(ack.path("conversation").asText()).isEqualTo(bob.dm());
    assertThat(ack.path("id").asText()).matches("\\d+-1");
    assertThat(ack.path("sentAt").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(ack.has("duplicate")).isFalse();

    JsonNode message = toBob.await("dm");
    assertThat(message)
        .isEqualTo(
            Json.read(
                Json.write(
                    Json.of(
                        "type", "dm",
                        "id", ack.path("id").asText(),
                        "seq", 1,
                        "from", alice.name(),
                        "to", bob.name(),
                        "content", " Hello!\n",
                        "sentAt", ack.path("sentAt").asText()))));
  }

  @Test
  void aDirectMessageReachesNobodyElse() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestSocket toCarol = here("carol").connect();
    TestSocket toDave = there("dave").connect();
    TestSocket toBob = bob.connect();

    TestSocket fromAlice = alice.connect().dm(bob.name(), "for bob");
    toBob.awaitMessage("for bob");
    String marker = Names.unique("for all");
    fromAlice.broadcast(marker);

    assertThat(toCarol.messagesUntil(marker)).containsExactly(marker);
    assertThat(toDave.messagesUntil(marker)).containsExactly(marker);
    assertThat(toBob.messagesUntil(marker)).containsExactly(marker);
  }

  @Test
  void aGroupMessageReachesItsMembersAlone() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser carol = here("carol");
    String group = publicGroup(alice);
    bob.join(group);
    carol.join(group);
    TestSocket fromAlice = alice.connect();
    List<TestSocket> members = List.of(bob.connect(), carol.connect());
    List<TestSocket> strangers = List.of(here("dave").connect(), there("erin").connect());

    fromAlice.send("type", "group", "to", group, "content", "for members", "ref", "g1");
    assertThat(fromAlice.await("ack").path("conversation").asText()).isEqualTo("group:" + group);
    for (TestSocket each : members) {
      JsonNode message = each.awaitMessage("for members");
      assertThat(message.path("type").asText()).isEqualTo("group");
      assertThat(message.path("to").asText()).isEqualTo(group);
      assertThat(message.path("from").asText()).isEqualTo(alice.name());
      assertThat(message.has("ref")).isFalse();
    }
    String marker = Names.unique("for all");
    fromAlice.broadcast(marker);
    for (TestSocket each : strangers) {
      assertThat(each.messagesUntil(marker)).containsExactly(marker);
    }
  }

  @Test
  void aBroadcastReachesEverybodyButTheConnectionThatSaidIt() {
    TestUser alice = here("alice");
    TestSocket fromAlice = alice.connect();
    TestSocket alsoAlice = alice.at(there()).connect();
    TestSocket toBob = there("bob").connect();
    String first = Names.unique("first");
    String second = Names.unique("second");

    fromAlice.send("type", "broadcast", "content", first, "ref", "b1");
    assertThat(fromAlice.await("ack").path("conversation").asText()).isEqualTo("broadcast");
    JsonNode heard = toBob.awaitMessage(first);
    assertThat(heard.path("type").asText()).isEqualTo("broadcast");
    assertThat(heard.has("to")).isFalse();
    assertThat(heard.has("ref")).isFalse();
    assertThat(alsoAlice.awaitMessage(first).path("ref").asText()).isEqualTo("b1");

    toBob.broadcast(second);
    assertThat(fromAlice.messagesUntil(second)).containsExactly(second);
  }

  @Test
  void everyDeviceOfBothSidesGetsItButTheOneThatSent() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestSocket phone = alice.connect();
    List<TestSocket> others = List.of(alice.connect(), alice.logIn(there()).connect());
    List<TestSocket> bobs = List.of(bob.connect(), bob.at(here()).connect());

    phone.send("type", "dm", "to", bob.name(), "content", "from my phone", "ref", "c1");

    for (TestSocket each : others) {
      assertThat(each.awaitMessage("from my phone").path("ref").asText()).isEqualTo("c1");
    }
    for (TestSocket each : bobs) {
      assertThat(each.awaitMessage("from my phone").has("ref")).isFalse();
    }
    bobs.get(0).dm(alice.name(), "heard you");
    List<JsonNode> came = phone.until("heard you", TestSocket::isMessage);
    assertThat(Json.texts(Json.read(Json.write(came)), "type"))
        .contains("ack")
        .filteredOn("dm"::equals)
        .hasSize(1);
    assertThat(came.get(came.size() - 1).path("content").asText()).isEqualTo("heard you");
  }

  @Test
  void aNoteToOneselfReachesOnesOtherDevices() {
    TestUser alice = here("alice");
    TestSocket desk = alice.connect();
    TestSocket phone = alice.at(there()).connect();

    desk.send("type", "dm", "to", alice.name(), "content", "buy milk", "ref", "n1");

    assertThat(desk.await("ack").path("conversation").asText()).isEqualTo(alice.dm());
    JsonNode note = phone.awaitMessage("buy milk");
    assertThat(note.path("to").asText()).isEqualTo(alice.name());
    assertThat(note.path("ref").asText()).isEqualTo("n1");
    phone.dm(alice.name(), "and bread");
    assertThat(desk.messagesUntil("and bread")).containsExactly("and bread");
    assertThat(phone.await("ack").path("seq").asLong()).isEqualTo(2);
  }

  @Test
  void whatIsSaidOverHttpArrivesLive() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestSocket toBob = bob.connect();
    TestSocket toAlice = alice.connect();

    Answer answer =
        alice.api().post(messages(bob.dm()), "content", "from a script", "ref", "h1").expect(201);

    assertThat(answer.text("type")).isEqualTo("ack");
    assertThat(answer.text("ref")).isEqualTo("h1");
    assertThat(answer.text("conversation")).isEqualTo(bob.dm());
    JsonNode message = toBob.awaitMessage("from a script");
    assertThat(message.path("id").asText()).isEqualTo(answer.text("id"));
    assertThat(message.has("ref")).isFalse();
    assertThat(toAlice.awaitMessage("from a script").path("ref").asText()).isEqualTo("h1");
  }

  @Test
  void fromMayBeGivenButMustBeTrue() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestSocket fromAlice = alice.connect();
    TestSocket toBob = bob.connect();

    fromAlice.send(
        "type", "dm", "from", bob.name(), "to", bob.name(), "content", "forged", "ref", "f1");
    assertError(fromAlice.answer(), "forbidden", "f1");
    fromAlice.send(
        "type", "dm", "from", alice.name(), "to", bob.name(), "content", "true", "ref", "f1");
    assertThat(fromAlice.answer().path("type").asText()).isEqualTo("ack");
    assertThat(toBob.messagesUntil("true")).containsExactly("true");
  }

  private static String messages(String conversation) {
    return "/api/conversations/" + conversation + "/messages";
  }
}
