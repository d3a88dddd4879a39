package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Webhooks tell somebody else's server what is said in a group. */
class WebhooksIT extends Scene {
  private final HookReceiver receiver = guest(new HookReceiver());

  WebhooksIT(Cluster cluster) {
    super(cluster);
  }

  private static String path(String group) {
    return "/api/groups/" + group + "/webhooks";
  }

  private JsonNode create(TestUser user, String group) {
    return user.api().post(path(group), "url", receiver.url()).expect(201).json();
  }

  private static JsonNode only(TestUser user, String group) {
    return user.api().get(path(group)).expect(200).json().path("webhooks").path(0);
  }

  /** The group's only webhook, once it is in this state. */
  private static JsonNode awaitState(TestUser user, String group, String state) {
    return Awaitility.await()
        .until(() -> only(user, group), hook -> hook.path("state").asText().equals(state));
  }

  private static void makeAdmin(TestUser owner, String group, TestUser admin) {
    owner
        .api()
        .put("/api/groups/" + group + "/members/" + admin.name(), "role", "admin")
        .expect(204);
  }

  @Test
  void eachMessageIsToldOnceInOrderAndSigned() throws Exception {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = privateGroup(alice);
    alice.add(group, bob.name());
    bob.say("group:" + group, "said before");
    JsonNode made = create(alice, group);
    List<String> said = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      said.add("message " + i);
      (i % 2 == 0 ? alice : bob).say("group:" + group, "message " + i);
    }

    List<String> told = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      HookReceiver.Call call = receiver.await();
      assertThat(call.isSignedWith(made.path("secret").asText())).isTrue();
      JsonNode frame = call.json();
      told.add(call.content());
      assertThat(call.header("webhook-id"))
          .isEqualTo(made.path("id").asText() + "-" + frame.path("id").asText());
      assertThat(frame.path("type").asText()).isEqualTo("group");
      assertThat(frame.path("to").asText()).isEqualTo(group);
      assertThat(frame.has("ref")).isFalse();
    }
    assertThat(told).isEqualTo(said);
    assertThat(receiver.hasMore()).isFalse();
  }

  @Test
  void whatIsNotTakenIsToldAgain() throws Exception {
    TestUser alice = here("alice");
    String group = publicGroup(alice);
    create(alice, group);
    receiver.answers(500, 302);
    alice.say("group:" + group, "one");
    alice.say("group:" + group, "two");

    HookReceiver.Call first = receiver.await();
    JsonNode failing = awaitState(alice.at(there()), group, "failing");
    assertThat(failing.path("failingSince").asText()).isNotEmpty();
    assertThat(failing.path("lastFailure").asText()).startsWith("status ");
    HookReceiver.Call second = receiver.await();
    HookReceiver.Call third = receiver.await();
    assertThat(List.of(first.content(), second.content(), third.content())).containsOnly("one");
    assertThat(second.header("webhook-id")).isEqualTo(first.header("webhook-id"));
    assertThat(third.header("webhook-id")).isEqualTo(first.header("webhook-id"));
    assertThat(receiver.await().content()).isEqualTo("two");
    awaitState(alice, group, "active");
    assertThat(only(alice, group).has("lastFailure")).isFalse();
  }

  @Test
  void whoeverIsGoneIsCalledNoMore() throws Exception {
    TestUser alice = here("alice");
    String group = publicGroup(alice);
    create(alice, group);
    receiver.answers(410);
    alice.say("group:" + group, "one");
    receiver.await();
    awaitState(alice, group, "disabled");
    assertThat(only(alice, group).path("disabledAt").asText()).isNotEmpty();
    assertThat(only(alice, group).path("lastFailure").asText()).isEqualTo("status 410");
  }

  @Test
  void anAdminWhoIsRemovedHearsNothingMoreByTheirs() throws Exception {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = privateGroup(alice);
    alice.add(group, bob.name());
    makeAdmin(alice, group, bob);
    JsonNode made = create(bob, group);
    alice.say("group:" + group, "still here");
    assertThat(receiver.await().content()).isEqualTo("still here");
    alice.remove(group, bob.name());
    alice.say("group:" + group, "he is gone");

    awaitState(alice, group, "disabled");
    assertThat(receiver.hasMore()).isFalse();
    bob.api().get(path(group)).expectProblem(404, "group_not_found");
    String one = path(group) + "/" + made.path("id").asText();
    bob.api().delete(one).expectProblem(404, "group_not_found");
    alice.api().delete(one).expect(204);
    alice.api().delete(one).expectProblem(404, "webhook_not_found");
  }

  @Test
  void areForOwnerAndAdminsAlone() {
    TestUser alice = here("alice");
    TestUser member = there("mia");
    TestUser stranger = there("sam");
    String open = publicGroup(alice);
    String hidden = privateGroup(alice);
    member.join(open);
    alice.add(hidden, member.name());
    for (String group : List.of(open, hidden)) {
      String one = path(group) + "/" + create(alice, group).path("id").asText();
      String[] url = {"url", receiver.url()};
      member.api().get(path(group)).expectProblem(403, "forbidden");
      member.api().post(path(group), (Object[]) url).expectProblem(403, "forbidden");
      member.api().delete(one).expectProblem(403, "forbidden");
      int status = group.equals(open) ? 403 : 404;
      String code = group.equals(open) ? "forbidden" : "group_not_found";
      stranger.api().get(path(group)).expectProblem(status, code);
      stranger.api().post(path(group), (Object[]) url).expectProblem(status, code);
      stranger.api().delete(one).expectProblem(status, code);
      here().get(path(group)).expectProblem(401, "unauthorized");
      assertThat(only(alice, group).path("state").asText()).isEqualTo("active");
    }
    alice.api().get(path(Names.unique("none"))).expectProblem(404, "group_not_found");
  }

  @Test
  void theSecretIsToldOnce() {
    TestUser alice = here("alice");
    String group = publicGroup(alice);
    JsonNode made = create(alice, group);
    assertThat(made.path("secret").asText()).startsWith("whsec_");
    JsonNode shown = only(alice.at(there()), group);
    assertThat(shown.has("secret")).isFalse();
    assertThat(shown.path("id")).isEqualTo(made.path("id"));
    assertThat(shown.path("url").asText()).isEqualTo(receiver.url());
    assertThat(shown.path("createdBy").asText()).isEqualTo(alice.name());
  }

  @Test
  void refusesWhatIsNoUrlAndMoreThanFive() {
    TestUser alice = here("alice");
    String group = publicGroup(alice);
    for (String url : List.of("ftp://example.org", "hook", "http://127.1/", "https://a:b@c.org")) {
      alice.api().post(path(group), "url", url).expectProblem(400, "bad_request");
    }
    alice.api().post(path(group)).expectProblem(400, "bad_request");
    alice.api().delete(path(group) + "/x").expectProblem(400, "bad_request");
    for (int i = 0; i < 5; i++) {
      create(alice, group);
    }
    alice.api().post(path(group), "url", receiver.url()).expectProblem(403, "forbidden");
  }

  @Test
  void endTogetherWithTheirGroup() throws Exception {
    TestUser alice = here("alice");
    String group = publicGroup(alice);
    create(alice, group);
    alice.api().delete("/api/groups/" + group).expect(204);
    alice.createGroup(group, "public");
    String next = publicGroup(alice);
    create(alice, next);
    alice.say("group:" + group, "not to be told");
    alice.say("group:" + next, "to be told");

    assertThat(receiver.await().json().path("to").asText()).isEqualTo(next);
    assertThat(alice.api().get(path(group)).expect(200).json().path("webhooks")).isEmpty();
  }

  @Test
  void callsNothingPrivateUnlessItIsSetTo() {
    var settings = Map.of("CHAT_WEBHOOK_PRIVATE", "off");
    try (Cluster strict = Topology.IN_MEMORY.start(settings);
        TestUser alice = TestUser.signUp(Names.unique("alice"), strict.here())) {
      String group = publicGroup(alice);
      for (String host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:10.0.0.1]")) {
        String url = receiver.url().replace("127.0.0.1", host);
        alice.api().post(path(group), "url", url).expectProblem(400, "bad_request");
      }
    }
  }
}
