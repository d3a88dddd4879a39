package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.app.e2e.Attaching.CAT;
import static org.chatsystem.app.e2e.Attaching.path;
import static org.chatsystem.app.e2e.Attaching.say;
import static org.chatsystem.app.e2e.Attaching.sent;
import static org.chatsystem.app.e2e.Attaching.upload;
import static org.chatsystem.app.e2e.Attaching.uploaded;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files that messages carry. */
class AttachmentsIT extends Scene {
  AttachmentsIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void aFileTravelsWithItsMessage() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestSocket toBob = bob.connect();
    TestSocket fromAlice = alice.connect();
    JsonNode cat = upload(alice, bob.dm(), "my cat 猫.png", CAT).expect(201).json();
    assertThat(cat.path("name").asText()).isEqualTo("my cat 猫.png");
    assertThat(cat.path("type").asText()).isEqualTo("image/png");
    assertThat(cat.path("size").asInt()).isEqualTo(CAT.length);

    String id = cat.path("id").asText();
    fromAlice.send(
        "type", "dm", "to", bob.name(), "content", "look", "ref", "r", "attachments", List.of(id));
    JsonNode ack = fromAlice.answer();
    assertThat(ack.path("type").asText()).as("%s", ack).isEqualTo("ack");
    fromAlice.dm(bob.name(), "and then this");

    assertThat(toBob.messagesUntil("and then this")).containsExactly("look", "and then this");
    JsonNode stored = bob.history(alice.dm()).get(0);
    assertThat(stored.path("attachments")).isEqualTo(Json.copy(List.of(cat)));
    assertThat(stored.path("id").asText()).isEqualTo(ack.path("id").asText());

    HttpResponse<byte[]> file = bob.api().download(path(alice.dm(), ack.path("id").asText(), id));
    assertThat(file.body()).isEqualTo(CAT);
    assertHeader(file, "Content-Type", "image/png");
    assertHeader(file, "X-Content-Type-Options", "nosniff");
    assertHeader(file, "Cache-Control", "no-store");
    assertHeader(
        file,
        "Content-Disposition",
        "inline; filename=\"my cat _.png\"; filename*=UTF-8''my%20cat%20%E7%8C%AB.png");
    assertThat(file.headers().allValues("Content-Security-Policy"))
        .containsExactly("sandbox; default-src 'none'; frame-ancestors 'none'");
  }

  private static void assertHeader(HttpResponse<?> response, String name, String value) {
    assertThat(response.headers().allValues(name)).as(name).containsExactly(value);
  }

  @Test
  void isThereLiveAndAfterAnAbsenceAndInSearch() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = publicGroup(alice);
    bob.join(group);
    TestSocket toBob = bob.connect();
    String id = uploaded(alice, "group:" + group);
    String message = sent(alice, "group:" + group, id);
    JsonNode live = toBob.await("group");
    assertThat(Json.texts(live.path("attachments"), "id")).containsExactly(id);

    TestSocket again = bob.at(here()).connect();
    again.send("type", "resume", "since", "2020-01-01T00:00:00Z");
    JsonNode replayed = again.await("group");
    assertThat(replayed.path("attachments")).isEqualTo(live.path("attachments"));
    JsonNode found =
        bob.api().get("/api/search?q=look&conversation=group:" + group).expect(200).json();
    assertThat(found.path("messages").get(0).path("attachments"))
        .isEqualTo(live.path("attachments"));
    String edit = "/api/conversations/group:" + group + "/messages/" + message;
    alice.api().send("PATCH", edit, "{\"content\":\"look here\"}").expect(200);
    assertThat(bob.history("group:" + group).get(0).path("attachments"))
        .isEqualTo(live.path("attachments"));
  }

  @Test
  void goesWithItsMessageAndWithItsGroup() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String id = uploaded(alice, bob.dm());
    String message = sent(alice, bob.dm(), id);
    bob.api().download(path(alice.dm(), message, id));
    alice.api().delete("/api/conversations/" + bob.dm() + "/messages/" + message).expect(204);
    for (TestUser each : List.of(alice, bob)) {
      TestUser other = each == alice ? bob : alice;
      each.api().get(path(other.dm(), message, id)).expectProblem(404, "attachment_not_found");
      assertThat(each.history(other.dm()).get(0).has("attachments")).isFalse();
    }
    say(alice, bob.dm(), "attachments", List.of(id)).expectProblem(404, "attachment_not_found");

    String group = publicGroup(alice);
    String carried = uploaded(alice, "group:" + group);
    String said = sent(alice, "group:" + group, carried);
    alice.api().delete("/api/groups/" + group).expect(204);
    alice.api().get(path("group:" + group, said, carried)).expectProblem(404, "group_not_found");
    alice.createGroup(group, "public");
    alice
        .api()
        .get(path("group:" + group, said, carried))
        .expectProblem(404, "attachment_not_found");
  }

  @Test
  void nothingToStrangers() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String secret = privateGroup(alice);
    String open = publicGroup(alice);
    String inSecret = uploaded(alice, "group:" + secret);
    String inOpen = uploaded(alice, "group:" + open);
    String saidInSecret = sent(alice, "group:" + secret, inSecret);
    String saidInOpen = sent(alice, "group:" + open, inOpen);

    Api asBob = bob.api().with("X-Request-Id", "same");
    Answer hidden = asBob.get(path("group:" + secret, saidInSecret, inSecret));
    Answer missing = asBob.get(path("group:no-such", saidInSecret, inSecret));
    hidden.expectProblem(404, "group_not_found");
    assertThat(hidden.text()).isEqualTo(missing.text());
    String seen = path("group:" + open, saidInOpen, inOpen);
    bob.api().get(seen).expectProblem(403, "not_a_member");
    bob.api().get(path(alice.dm(), saidInOpen, inOpen)).expectProblem(404, "attachment_not_found");
    bob.api().get(path("broadcast", saidInOpen, inOpen)).expectProblem(404, "attachment_not_found");
    there().get(seen).expectProblem(401, "unauthorized");

    bob.join(open);
    bob.api().download(seen);
    bob.api()
        .get(path("group:" + open, saidInOpen, inSecret))
        .expectProblem(404, "attachment_not_found");
    alice.remove(open, bob.name());
    bob.api().get(seen).expectProblem(403, "not_a_member");
    upload(bob, "group:" + open, "x", CAT).expectProblem(403, "not_a_member");
    upload(bob, "group:" + secret, "x", CAT).expectProblem(404, "group_not_found");
    upload(bob, "dm:" + Names.unique("nobody"), "x", CAT).expectProblem(404, "user_not_found");
    there().post("/api/conversations/broadcast/attachments").expectProblem(401, "unauthorized");
  }

  @Test
  void nothingBetweenThoseWhoAreKeptApart() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String early = uploaded(bob, alice.dm());
    alice.api().put("/api/me/blocks/" + bob.name()).expect(204);
    upload(bob, alice.dm(), "x", CAT).expectProblem(403, "forbidden");
    upload(alice, bob.dm(), "x", CAT).expectProblem(403, "forbidden");
    say(bob, alice.dm(), "attachments", List.of(early)).expectProblem(403, "forbidden");
  }

  @Test
  void aMessageCarriesOnlyWhatItsSenderHasUploadedThere() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser carol = there("carol");
    String id = uploaded(alice, bob.dm());
    String unknown = "0123456789abcdef0123456789abcdef";
    say(bob, alice.dm(), "attachments", List.of(id)).expectProblem(404, "attachment_not_found");
    say(alice, carol.dm(), "attachments", List.of(id)).expectProblem(404, "attachment_not_found");
    TestSocket socket = alice.connect();
    socket.send(
        "type",
        "dm",
        "to",
        bob.name(),
        "content",
        "x",
        "ref",
        "r",
        "attachments",
        List.of(id, unknown));
    assertError(socket.answer(), "attachment_not_found", "r");
    for (Object wrong :
        List.of(
            "x", List.of(1), List.of("../../etc"), List.of(id, id), Collections.nCopies(6, id))) {
      socket.send("type", "dm", "to", bob.name(), "content", "x", "ref", "r", "attachments", wrong);
      assertError(socket.answer(), "bad_request", "r");
    }
    socket.send(
        "type", "dm", "to", bob.name(), "content", "", "ref", "r", "attachments", List.of(id));
    assertError(socket.answer(), "invalid_content", "r");
    assertThat(alice.history(bob.dm())).isEmpty();

    socket.send(
        "type", "dm", "to", bob.name(), "content", "x", "ref", "r", "attachments", List.of(id));
    String first = socket.answer().path("id").asText();
    socket.send(
        "type",
        "dm",
        "to",
        bob.name(),
        "content",
        "x",
        "ref",
        "r",
        "attachments",
        List.of(unknown));
    JsonNode again = socket.answer();
    assertThat(again.path("id").asText()).isEqualTo(first);
    assertThat(again.path("duplicate").asBoolean()).isTrue();
  }
}
