package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Bots are users with an owner, who come in with a token that lasts until it is revoked. */
class BotsIT extends Scene {
  BotsIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void aBotSaysSomethingAndHearsTheAnswer() {
    TestUser alice = here("alice");
    TestUser carol = there("carol");
    JsonNode bot = create(alice, Names.unique("bot"));
    String name = bot.path("user").asText();
    String token = bot.path("token").asText();
    String group = publicGroup(alice);
    alice.add(group, name);
    carol.join(group);

    TestSocket carols = carol.connect();
    TestSocket bots = connect(name, token, there());
    here()
        .as(token)
        .post("/api/conversations/group:" + group + "/messages", "content", "built", "ref", "b1")
        .expect(201);
    assertThat(carols.await("group").path("from").asText()).isEqualTo(name);
    assertThat(bots.await("group").path("ref").asText()).isEqualTo("b1");
    carol.say("dm:" + name, "thanks");
    assertThat(bots.await("dm").path("content").asText()).isEqualTo("thanks");

    JsonNode members = carol.api().get("/api/groups/" + group).expect(200).json().path("members");
    assertThat(Json.find(members, "user", name).path("bot").asBoolean()).isTrue();
    assertThat(Json.find(members, "user", carol.name()).has("bot")).isFalse();
    JsonNode shown = carol.api().get("/api/users/" + name).expect(200).json();
    assertThat(shown.path("bot").asBoolean()).isTrue();
  }

  @Test
  void anotherTokenVoidsTheFormerEverywhere() {
    TestUser alice = here("alice");
    JsonNode bot = create(alice, Names.unique("bot"));
    String name = bot.path("user").asText();
    String first = bot.path("token").asText();
    TestSocket socket = connect(name, first, there());

    String path = "/api/me/bots/" + name + "/token";
    String second = alice.api().post(path).expect(200).text("token");
    assertThat(socket.closeCode()).isEqualTo(4401);
    there().as(first).get("/api/me").expectProblem(401, "unauthorized");
    assertThat(there().as(second).get("/api/me").expect(200).text("user")).isEqualTo(name);

    alice.api().delete(path).expect(204);
    alice.api().delete(path).expect(204);
    there().as(second).get("/api/me").expectProblem(401, "unauthorized");
    JsonNode list = alice.at(there()).api().get("/api/me/bots").expect(200).json().path("bots");
    assertThat(Json.texts(list, "user")).containsExactly(name);
    assertThat(list.path(0).has("token")).isFalse();
  }

  @Test
  void aBotIsItsOwnersAlone() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    JsonNode bot = create(alice, Names.unique("bot"));
    String name = bot.path("user").asText();
    String token = bot.path("token").asText();
    String path = "/api/me/bots/" + name + "/token";

    bob.api().post(path).expectProblem(404, "user_not_found");
    bob.api().delete(path).expectProblem(404, "user_not_found");
    alice.api().post("/api/me/bots/" + bob.name() + "/token").expectProblem(404, "user_not_found");
    there().post(path).expectProblem(401, "unauthorized");
    assertThat(bob.api().get("/api/me/bots").expect(200).json().path("bots")).isEmpty();
    there()
        .as(token)
        .post("/api/me/bots", "name", Names.unique("b"))
        .expectProblem(403, "forbidden");
    there().as(token).get("/api/me").expect(200);
  }

  @Test
  void aBotHasNoPasswordAndNoOtherTokens() {
    TestUser alice = here("alice");
    JsonNode bot = create(alice, Names.unique("bot"));
    String name = bot.path("user").asText();
    String token = bot.path("token").asText();

    there()
        .post("/api/login", "username", name, "password", TestUser.PASSWORD)
        .expectProblem(401, "bad_credentials");
    there().post("/api/token/refresh", "refreshToken", token).expectProblem(401, "unauthorized");
    there().as(token + "x").get("/api/me").expectProblem(401, "unauthorized");
    there().as(token).get("/api/me").expect(200);
  }

  @Test
  void removedFromAGroupABotIsOutsideLikeAnyone() {
    TestUser alice = here("alice");
    JsonNode bot = create(alice, Names.unique("bot"));
    String name = bot.path("user").asText();
    Api asBot = there().as(bot.path("token").asText());
    String group = privateGroup(alice);
    String path = "/api/conversations/group:" + group + "/messages";
    alice.add(group, name);
    asBot.post(path, "content", "in").expect(201);
    alice.remove(group, name);
    asBot.post(path, "content", "out").expectProblem(404, "group_not_found");
    asBot.get(path).expectProblem(404, "group_not_found");
  }

  @Test
  void refusesTakenNamesAndMoreThanTen() {
    TestUser alice = here("alice");
    alice.api().post("/api/me/bots", "name", alice.name()).expectProblem(409, "name_taken");
    alice.api().post("/api/me/bots", "name", "no name").expectProblem(400, "invalid_name");
    for (int i = 0; i < 10; i++) {
      create(alice, Names.unique("bot"));
    }
    alice.api().post("/api/me/bots", "name", Names.unique("b")).expectProblem(403, "forbidden");
  }

  private static JsonNode create(TestUser owner, String name) {
    Answer answer = owner.api().post("/api/me/bots", "name", name, "displayName", "Helper");
    return answer.expect(201).json();
  }

  private TestSocket connect(String name, String token, Api server) {
    var builder = TestSocket.builder().header("Authorization", "Bearer " + token);
    TestSocket socket = guest(TestSocket.open(name, server, "", builder));
    socket.await("welcome");
    return socket;
  }
}
