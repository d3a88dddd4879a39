package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Taking one's own data along. */
class ExportIT extends Scene {
  ExportIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void isAFileOfLinesFromTheProfileToTheEnd() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = privateGroup(bob);
    bob.add(group, alice.name());
    bob.api().put("/api/groups/" + group + "/members/" + alice.name(), "role", "admin").expect(204);
    String hook = "https://127.0.0.1/of/" + alice.name();
    String hooks = "/api/groups/" + group + "/webhooks";
    String secret = alice.api().post(hooks, "url", hook).expect(201).text("secret");
    bob.api().post(hooks, "url", "https://127.0.0.1/of/bob").expect(201);
    Attaching.sent(alice, bob.dm(), Attaching.uploaded(alice, bob.dm()));
    alice.say(bob.dm(), "to bob");
    bob.say(alice.dm(), "to alice");
    bob.say("group:" + group, "bob's own");
    alice.say("group:" + group, "alice's own");
    alice.api().put("/api/me/blocks/" + bob.name()).expect(204);
    alice.api().post("/api/me/bots", "name", Names.unique("bot")).expect(201);

    Answer answer = alice.at(there()).api().get("/api/me/export").expect(200);

    assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"chat-" + alice.name() + ".ndjson\"");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    List<JsonNode> lines = linesOf(answer);
    assertThat(lines.get(0).path("kind").asText()).isEqualTo("profile");
    assertThat(lines.get(0).path("user").asText()).isEqualTo(alice.name());
    assertThat(only(lines, "session")).hasSize(1);
    assertThat(only(lines, "bot")).hasSize(1);
    assertThat(only(lines, "block").get(0).path("user").asText()).isEqualTo(bob.name());
    assertThat(only(lines, "group").get(0).path("role").asText()).isEqualTo("admin");
    assertThat(only(lines, "webhook"))
        .extracting(line -> line.path("group").asText() + " " + line.path("url").asText())
        .containsExactly(group + " " + hook);
    assertThat(only(lines, "conversation"))
        .extracting(line -> line.path("conversation").asText())
        .contains(bob.dm(), "group:" + group);
    assertThat(only(lines, "message"))
        .extracting(line -> line.path("message").path("content").asText())
        .containsExactly("look", "to bob", "to alice", "alice's own");
    JsonNode file = only(lines, "message").get(0).path("message").path("attachments").path(0);
    assertThat(file.path("name").asText()).isEqualTo("cat.png");
    assertThat(file.path("size").asInt()).isEqualTo(Attaching.CAT.length);
    assertThat(lines.get(lines.size() - 1))
        .isEqualTo(Json.copy(Json.of("kind", "end", "messages", 4)));
    assertThat(answer.text()).doesNotContain(alice.refreshToken(), secret, "password", "Hash");
  }

  @Test
  void hasNothingOfAGroupThatOneWasRemovedFrom() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = privateGroup(bob);
    bob.add(group, alice.name());
    alice.say("group:" + group, "once");
    bob.remove(group, alice.name());

    Answer answer = alice.api().get("/api/me/export").expect(200);

    assertThat(answer.text()).doesNotContain(group);
    assertThat(only(linesOf(answer), "message")).isEmpty();
  }

  @Test
  void isForWhoIsSignedInAlone() {
    here().get("/api/me/export").expectProblem(401, "unauthorized");
  }

  private static List<JsonNode> linesOf(Answer answer) {
    assertThat(answer.text()).endsWith("}\n");
    return answer.text().lines().map(Json::read).toList();
  }

  private static List<JsonNode> only(List<JsonNode> lines, String kind) {
    return lines.stream().filter(line -> line.path("kind").asText().equals(kind)).toList();
  }
}
