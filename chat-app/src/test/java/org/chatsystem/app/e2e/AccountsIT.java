package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing up, and who one is. */
class AccountsIT extends Scene {
  private static final int RACERS = 16;

  AccountsIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void signingUpSignsIn() {
    String name = Names.unique("alice");
    Answer answer = signUp(name, TestUser.PASSWORD).expect(201);

    JsonNode grant = answer.json();
    assertThat(grant.properties().stream().map(each -> each.getKey()))
        .containsExactlyInAnyOrder("user", "accessToken", "refreshToken", "expiresIn");
    assertThat(grant.path("user").asText()).isEqualTo(name);
    assertThat(grant.path("expiresIn").asLong()).isEqualTo(900);
    JsonNode me = there().as(answer.text("accessToken")).get("/api/me").expect(200).json();
    assertThat(me.path("user").asText()).isEqualTo(name);
    assertThat(me.path("displayName").asText()).isEqualTo(name);
  }

  @Test
  void theDisplayNameMayBeInAnyScript() {
    String name = Names.unique("alice");
    Answer answer =
        here()
            .post(
                "/api/signup",
                "username",
                name,
                "password",
                TestUser.PASSWORD,
                "displayName",
                "Алиса 爱丽丝")
            .expect(201);
    assertThat(here().as(answer.text("accessToken")).get("/api/me").text("displayName"))
        .isEqualTo("Алиса 爱丽丝");
  }

  @Test
  void namesAreLowerCased() {
    String name = Names.unique("alice");
    Answer answer = signUp(name.replace("alice", "ALICE"), TestUser.PASSWORD).expect(201);
    assertThat(answer.text("user")).isEqualTo(name);
    logIn(name.replace("alice", "Alice"), TestUser.PASSWORD).expect(200);
  }

  @Test
  void aNameBelongsToWhoeverCameFirst() {
    TestUser alice = here("alice");
    there()
        .post("/api/signup", "username", alice.name(), "password", "another password")
        .expectProblem(409, "name_taken");
    logIn(alice.name(), TestUser.PASSWORD).expect(200);
    logIn(alice.name(), "another password").expectProblem(401, "bad_credentials");
  }

  @Test
  void ofManyAtOnceOneGetsTheName() {
    String name = Names.unique("alice");
    List<CompletableFuture<Integer>> racers =
        IntStream.range(0, RACERS)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            (i % 2 == 0 ? here() : there())
                                .post("/api/signup", "username", name, "password", "password " + i)
                                .status(),
                        OWN_THREADS))
            .toList();
    assertThat(racers.stream().map(CompletableFuture::join))
        .containsOnly(201, 409)
        .containsOnlyOnce(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-alice",
        ".alice",
        "_alice",
        "al ice",
        "alice:1",
        "al{ice}",
        "älice",
        "\u212Aelvin",
        "alice\u0130",
        "al\u0000ice",
        "alice\n",
        "123456789012345678901234567890123",
        "al/ice",
        "*"
      })
  void refusesWhatIsNoName(String name) {
    signUp(name, TestUser.PASSWORD).expectProblem(400, "invalid_name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345678901234567890123456789012", "0", "a.b_c-"})
  void takesNamesUpToTheirLimits(String name) {
    assertThat(signUp(name, TestUser.PASSWORD).status()).isIn(201, 409);
  }

  @Test
  void theCommonestPasswordsAreRefused() {
    for (String common : List.of("password", "12345678", "Sunshine", "qwerty123")) {
      signUp(Names.unique("alice"), common).expectProblem(400, "invalid_password");
    }
  }

  @Test
  void passwordsHave8To72BytesOfUtf8() {
    for (String tooShortOrLong : List.of("1234567", "x".repeat(73), "ä".repeat(36) + "x", "äää")) {
      signUp(Names.unique("alice"), tooShortOrLong).expectProblem(400, "invalid_password");
    }
    for (String good : List.of("eight-ch", "x".repeat(72), "ä".repeat(36), "ääää")) {
      String name = Names.unique("alice");
      signUp(name, good).expect(201);
      logIn(name, good).expect(200);
    }
  }

  @Test
  void whoeverFailsToLogInLearnsNothing() {
    TestUser alice = here("alice");
    List<Answer> refusals =
        Stream.of(
                logIn(alice.name(), "wrong password"),
                logIn(Names.unique("nobody"), "wrong password"),
                logIn(alice.name(), "x".repeat(100)),
                logIn(Names.unique("nobody"), "x".repeat(100)),
                logIn(alice.name(), ""))
            .map(answer -> answer.expectProblem(401, "bad_credentials"))
            .toList();
    assertThat(refusals.stream().map(Answer::text).distinct()).hasSize(1);
  }

  @Test
  void whoHasNoTokenIsToldSo() {
    Answer answer = here().get("/api/me").expectProblem(401, "unauthorized");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    here().as("no token").get("/api/me").expectProblem(401, "unauthorized");
    here().as(here("alice").refreshToken()).get("/api/me").expectProblem(401, "unauthorized");
    for (String path :
        List.of("/api/users/alice", "/api/groups", "/api/groups/x", "/api/conversations")) {
      here().get(path).expectProblem(401, "unauthorized");
    }
    here()
        .post("/api/conversations/broadcast/messages", "content", "x")
        .expectProblem(401, "unauthorized");
    here().put("/api/groups/x/members/y").expectProblem(401, "unauthorized");
  }

  private Answer signUp(String name, String password) {
    return here().post("/api/signup", "username", name, "password", password);
  }

  private Answer logIn(String name, String password) {
    return there()
        .with("X-Request-Id", "same")
        .post("/api/login", "username", name, "password", password);
  }
}
