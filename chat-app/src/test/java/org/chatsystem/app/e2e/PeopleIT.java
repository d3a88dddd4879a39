package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** One's own account, where one is signed in, and who else there is. */
class PeopleIT extends Scene {
  private static final int UNAUTHORIZED = 4401;
  private static final String NEXT = "battery staple";

  PeopleIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void aDisplayNameMayBeChanged() {
    TestUser alice = here("alice");
    JsonNode edited = patch(alice, "{\"displayName\":\"Алиса\"}").expect(200).json();
    assertThat(edited.path("user").asText()).isEqualTo(alice.name());
    assertThat(edited.path("displayName").asText()).isEqualTo("Алиса");
    assertThat(there().as(alice.accessToken()).get("/api/me").json()).isEqualTo(edited);
    JsonNode shown = there("bob").api().get("/api/users/" + alice.name()).expect(200).json();
    assertThat(shown.path("displayName").asText()).isEqualTo("Алиса");

    assertThat(patch(alice, "{}").expect(200).json()).isEqualTo(edited);
    for (String bad : List.of("\"\"", "\" \"", "\"a\\nb\"", "7", "\"" + "x".repeat(65) + "\"")) {
      patch(alice, "{\"displayName\":" + bad + "}").expectProblem(400, "bad_request");
    }
    here().send("PATCH", "/api/me", "{}").expectProblem(401, "unauthorized");
  }

  @Test
  void aNewPasswordEndsAllOtherSignIns() {
    TestUser alice = here("alice");
    TestUser other = guest(alice.logIn(there()));
    TestSocket kept = alice.connect();
    TestSocket ended = other.connect();

    changePassword(alice, TestUser.PASSWORD).expect(204);

    assertThat(ended.closeCode()).isEqualTo(UNAUTHORIZED);
    other.api().get("/api/me").expectProblem(401, "unauthorized");
    there()
        .post("/api/token/refresh", "refreshToken", other.refreshToken())
        .expectProblem(401, "unauthorized");
    kept.ping();
    alice.api().get("/api/me").expect(200);
    logIn(alice, TestUser.PASSWORD).expectProblem(401, "bad_credentials");
    logIn(alice, NEXT).expect(200);
  }

  @Test
  void aWrongPasswordChangesNothing() {
    TestUser alice = here("alice");
    TestUser other = guest(alice.logIn(there()));

    changePassword(alice, "wrong password").expectProblem(401, "bad_credentials");
    alice
        .api()
        .put("/api/me/password", "currentPassword", TestUser.PASSWORD, "newPassword", "short")
        .expectProblem(400, "invalid_password");
    alice.api().put("/api/me/password", "newPassword", NEXT).expectProblem(400, "bad_request");
    here()
        .put("/api/me/password", "currentPassword", TestUser.PASSWORD, "newPassword", NEXT)
        .expectProblem(401, "unauthorized");

    other.api().get("/api/me").expect(200);
    logIn(alice, TestUser.PASSWORD).expect(200);
  }

  @Test
  void onesOwnSignInsAreListedWithTheirDevices() {
    TestUser alice = here("alice");
    there()
        .with("User-Agent", "curl/8.5.0")
        .post(
            "/api/login",
            "username",
            alice.name(),
            "password",
            TestUser.PASSWORD,
            "device",
            "Zoë's phone")
        .expect(200);
    there()
        .with("User-Agent", "curl/8.5.0")
        .post("/api/login", "username", alice.name(), "password", TestUser.PASSWORD)
        .expect(200);

    JsonNode listed = sessions(alice);
    assertThat(Json.texts(listed, "device")).contains("Zoë's phone", "curl/8.5.0").hasSize(3);
    assertThat(Json.texts(listed, "current")).containsOnlyOnce("true");
    for (JsonNode each : listed) {
      assertThat(each.path("createdAt").asText()).endsWith("Z");
      assertThat(each.path("lastUsedAt").asText()).endsWith("Z");
    }
    here()
        .post(
            "/api/login",
            "username",
            alice.name(),
            "password",
            TestUser.PASSWORD,
            "device",
            "x".repeat(101))
        .expectProblem(400, "bad_request");
  }

  @Test
  void aSignInMayBeEndedFromAnother() {
    TestUser alice = here("alice");
    TestUser lost = guest(alice.logIn(there()));
    TestSocket toLost = lost.connect();
    TestSocket kept = alice.connect();
    TestUser mallory = there("mallory");
    String session = Json.find(sessions(lost), "current", "true").path("id").asText();

    mallory.api().delete("/api/me/sessions/" + session).expect(204);
    toLost.ping();
    alice.api().delete("/api/me/sessions/" + session).expect(204);
    alice.api().delete("/api/me/sessions/" + session).expect(204);

    assertThat(toLost.closeCode()).isEqualTo(UNAUTHORIZED);
    lost.api().get("/api/me").expectProblem(401, "unauthorized");
    assertThat(Json.texts(sessions(alice), "id")).hasSize(1).doesNotContain(session);
    kept.ping();
    alice.api().delete("/api/me/sessions/a%20b").expectProblem(400, "bad_request");
  }

  @Test
  void peopleAreFoundByHowTheirNamesBegin() {
    TestUser viewer = here("viewer");
    String prefix = Names.unique("dir") + "-";
    TestUser second = guest(TestUser.signUp(prefix + "b", here()));
    TestUser first = guest(TestUser.signUp(prefix + "a", there()));
    second.connect();

    JsonNode page = list(viewer, "?prefix=" + prefix + "&limit=1");
    assertThat(Json.texts(page.path("users"), "user")).containsExactly(first.name());
    assertThat(page.path("hasMore").asBoolean()).isTrue();
    JsonNode rest =
        list(viewer, "?prefix=" + prefix.toUpperCase(Locale.ROOT) + "&after=" + first.name());
    assertThat(Json.texts(rest.path("users"), "user")).containsExactly(second.name());
    assertThat(rest.path("hasMore").asBoolean(true)).isFalse();
    assertThat(rest.path("users").get(0).path("online").asBoolean()).isTrue();
    assertThat(page.path("users").get(0).path("online").asBoolean(true)).isFalse();

    assertThat(list(viewer, "").path("users").size()).isBetween(1, 20);
    viewer.api().get("/api/users?prefix=a*").expectProblem(400, "invalid_name");
    viewer.api().get("/api/users?limit=101").expectProblem(400, "bad_request");
    here().get("/api/users").expectProblem(401, "unauthorized");
  }

  private static JsonNode list(TestUser viewer, String query) {
    return viewer.api().get("/api/users" + query).expect(200).json();
  }

  private static JsonNode sessions(TestUser user) {
    return user.api().get("/api/me/sessions").expect(200).json().path("sessions");
  }

  private static Answer patch(TestUser user, String body) {
    return user.api().send("PATCH", "/api/me", body);
  }

  private static Answer changePassword(TestUser user, String current) {
    return user.api().put("/api/me/password", "currentPassword", current, "newPassword", NEXT);
  }

  private Answer logIn(TestUser user, String password) {
    return there().post("/api/login", "username", user.name(), "password", password);
  }
}
