package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is there, and who is told. */
class PresenceIT extends Scene {
  private static final int ATTEMPTS = 5;
  private static final Duration SOON = Duration.ofSeconds(2);

  PresenceIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void whoSharesAConversationIsToldOfComingAndGoing() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser carol = here("carol");
    String group = publicGroup(carol);
    bob.join(group);
    alice.say(bob.dm(), "hello");
    TestSocket toAlice = alice.connect();
    TestSocket toCarol = carol.connect();

    TestSocket bobs = bob.connect();
    for (TestSocket each : new TestSocket[] {toAlice, toCarol}) {
      JsonNode frame = presence(each, bob);
      assertThat(frame.path("online").asBoolean()).isTrue();
      assertThat(frame.has("lastSeen")).isFalse();
    }
    bobs.close();
    for (TestSocket each : new TestSocket[] {toAlice, toCarol}) {
      JsonNode frame = presence(each, bob);
      assertThat(frame.path("online").asBoolean(true)).isFalse();
      assertThat(frame.path("lastSeen").asText()).endsWith("Z");
    }
  }

  @Test
  void strangersAreNotTold() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser carol = here("carol");
    TestSocket toCarol = carol.connect();
    alice.say(bob.dm(), "hello");
    TestSocket toAlice = alice.connect();
    bob.connect();
    presence(toAlice, bob);
    alice.say(carol.dm(), "the end");
    assertThat(toCarol.framesUntil("the end", "presence"))
        .noneMatch(frame -> frame.path("user").asText().equals(bob.name()));
  }

  @Test
  void oneIsThereWhileOneDeviceIs() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser carol = there("carol");
    alice.say(bob.dm(), "hello");
    alice.say(carol.dm(), "hello");
    TestSocket toAlice = alice.connect();
    TestSocket phone = bob.connect();
    TestSocket desk = bob.at(here()).connect();
    presence(toAlice, bob);
    TestSocket carols = carol.connect();
    presence(toAlice, carol);

    phone.close();
    carols.close();

    assertNothingToldOfBefore(bob, toAlice, carol);
    assertThat(online(alice, bob)).isTrue();
    desk.close();
    assertThat(presence(toAlice, bob).path("online").asBoolean(true)).isFalse();
    bob.connect();
    assertThat(presence(toAlice, bob).path("online").asBoolean()).isTrue();
  }

  @Test
  void whoComesBackSoonWasNeverAway() {
    assumeThat(IntStream.range(0, ATTEMPTS).anyMatch(i -> comesBackSoonAndWasNeverAway()))
        .as("a machine on which one can come back within the two seconds that count as soon")
        .isTrue();
  }

  /** Whether it was soon; if it was not, there is nothing to see. */
  private boolean comesBackSoonAndWasNeverAway() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser carol = there("carol");
    alice.say(bob.dm(), "hello");
    alice.say(carol.dm(), "hello");
    TestSocket toAlice = alice.connect();
    TestSocket first = bob.connect();
    presence(toAlice, bob);
    TestSocket carols = carol.connect();
    presence(toAlice, carol);

    long start = System.nanoTime();
    first.close();
    guest(bob.at(here())).connect();
    if (System.nanoTime() - start > SOON.toNanos()) {
      return false;
    }
    carols.close();
    assertNothingToldOfBefore(bob, toAlice, carol);
    return true;
  }

  @Test
  void whoHidesIsSeenByNobody() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = publicGroup(alice);
    bob.join(group);
    TestSocket toAlice = alice.connect();
    bob.connect();
    presence(toAlice, bob);
    assertThat(hidden(bob.api().get("/api/me"))).isFalse();
    assertThat(hidden(patchMe(bob, "{\"hidePresence\":true}"))).isTrue();
    JsonNode gone = presence(toAlice, bob);
    assertThat(gone.path("online").asBoolean(true)).isFalse();
    assertThat(gone.has("lastSeen")).isFalse();

    assertThat(online(alice, bob)).isFalse();
    JsonNode members = alice.api().get("/api/groups/" + group).expect(200).json().path("members");
    assertThat(Json.find(members, "user", bob.name()).path("online").asBoolean(true)).isFalse();
    toAlice.send("type", "watch", "users", List.of(bob.name()));
    assertThat(presence(toAlice, bob).path("online").asBoolean(true)).isFalse();
    assertThat(hidden(patchMe(bob, "{\"displayName\":\"Bob\"}"))).as("left as it is").isTrue();

    assertThat(hidden(patchMe(bob, "{\"hidePresence\":false}"))).isFalse();
    assertThat(presence(toAlice, bob).path("online").asBoolean()).isTrue();
    bob.api().send("PATCH", "/api/me", "{\"hidePresence\":1}").expectProblem(400, "bad_request");
  }

  private static Answer patchMe(TestUser user, String body) {
    return user.api().send("PATCH", "/api/me", body);
  }

  private static boolean hidden(Answer me) {
    return me.expect(200).json().path("hidePresence").asBoolean();
  }

  @Test
  void whoWatchesIsToldWhatIsSoAndWhatChanges() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    TestUser carol = there("carol");
    carol.connect();
    TestSocket toAlice = alice.connect();
    toAlice.send(
        "type", "watch", "users", List.of(bob.name(), carol.name(), Names.unique("nobody")));
    assertThat(presence(toAlice, bob).path("online").asBoolean(true)).isFalse();
    bob.connect();
    assertThat(presence(toAlice, bob).path("online").asBoolean()).isTrue();
    toAlice.send("type", "watch", "users", List.of(carol.name()));
    assertThat(presence(toAlice, carol).path("online").asBoolean()).isTrue();

    toAlice.send("type", "watch", "users", List.of("no name"), "ref", "r1");
    assertError(toAlice.await("error"), "invalid_name", "r1");
    for (Object users : List.of("bob", List.of(1), Collections.nCopies(201, "bob"))) {
      toAlice.send("type", "watch", "users", users, "ref", "r2");
      assertError(toAlice.await("error"), "bad_request", "r2");
    }
  }

  /** Whoever went later is told of later: by then it would have been told of the first one too. */
  private static void assertNothingToldOfBefore(
      TestUser first, TestSocket socket, TestUser goneLater) {
    List<JsonNode> came =
        socket.until(
            "the news that " + goneLater.name() + " is gone",
            frame -> isPresence(frame, goneLater) && !frame.path("online").asBoolean());
    assertThat(came).noneMatch(frame -> isPresence(frame, first));
  }

  @Test
  void everyoneMayLookAnyoneUp() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    JsonNode away = alice.api().get("/api/users/" + bob.name()).expect(200).json();
    assertThat(away.path("user").asText()).isEqualTo(bob.name());
    assertThat(away.path("displayName").asText()).isEqualTo(bob.name());
    assertThat(away.path("online").asBoolean(true)).isFalse();

    bob.connect();
    assertThat(online(alice, bob)).isTrue();
    alice.api().get("/api/users/" + Names.unique("nobody")).expectProblem(404, "user_not_found");
    alice.api().get("/api/users/No%20Name").expectProblem(400, "invalid_name");
  }

  @Test
  void theMembersOfAGroupAreShownAsTheyAre() {
    TestUser alice = here("alice");
    TestUser bob = there("bob");
    String group = publicGroup(alice);
    bob.join(group);
    bob.connect();
    JsonNode members = alice.api().get("/api/groups/" + group).expect(200).json().path("members");
    assertThat(Json.find(members, "user", bob.name()).path("online").asBoolean()).isTrue();
    assertThat(Json.find(members, "user", alice.name()).path("online").asBoolean(true)).isFalse();
  }

  private static boolean online(TestUser viewer, TestUser user) {
    return viewer
        .api()
        .get("/api/users/" + user.name())
        .expect(200)
        .json()
        .path("online")
        .asBoolean();
  }

  private static JsonNode presence(TestSocket socket, TestUser of) {
    return socket.await("presence", frame -> isPresence(frame, of));
  }

  private static boolean isPresence(JsonNode frame, TestUser of) {
    return frame.path("type").asText().equals("presence")
        && frame.path("user").asText().equals(of.name());
  }
}
