package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked over HTTP: a problem document that says what is wrong, and no more. */
class BadRequestsIT extends Scene {
  private static final String DEEP = "[".repeat(16) + "]".repeat(16);

  BadRequestsIT(Cluster cluster) {
    super(cluster);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not JSON",
        "[]",
        "null",
        "{",
        "{}",
        "{\"content\":7}",
        "{\"content\":\"x\"} x",
        "{\"content\":\"x\"}{}",
        "{\"content\":\"x\",\"content\":\"y\"}",
        "{\"content\":\"x\",\"n\":123456789012345678901}",
        "{\"content\":\"x\",\"ref\":\"\"}",
        "{\"content\":\"x\",\"ref\":{}}"
      })
  void aBadBodyIsABadRequestAndChangesNothing(String body) {
    TestUser alice = here("alice");
    post(alice, body).expectProblem(400, "bad_request");
    assertThat(alice.history(alice.dm())).isEmpty();
  }

  @Test
  void depthAndContentHaveLimits() {
    TestUser alice = here("alice");
    post(alice, "{\"content\":\"x\",\"deep\":" + DEEP + "}").expectProblem(400, "bad_request");
    post(alice, "{\"content\":\" \"}").expectProblem(400, "invalid_content");
    post(alice, "{\"content\":\"" + "x".repeat(4_001) + "\"}")
        .expectProblem(400, "invalid_content");
    post(alice, "{\"content\":\"x\",\"deep\":" + DEEP.substring(1, 31) + "}").expect(201);
    post(alice, "{\"content\":\"" + "👍".repeat(4_000) + "\"}").expect(201);
  }

  @Test
  void aBodyHasALimit() {
    TestUser alice = here("alice");
    String body = "{\"content\":\"x\"}";
    post(alice, body + " ".repeat(65_536 - body.length())).expect(201);
    post(alice, body + " ".repeat(65_537 - body.length())).expectProblem(413, "too_large");
    here().send("POST", "/api/login", "x".repeat(1_000_000)).expectProblem(413, "too_large");
    assertThat(alice.history(alice.dm())).hasSize(1);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    TestUser alice = here("alice");
    for (String path : List.of("/api/none", "/api", "/none", "/api/me/none", "/api/../etc")) {
      alice.api().get(path).expectProblem(404, "not_found");
    }
  }

  @Test
  void theWrongMethodIsNotAllowed() {
    TestUser alice = here("alice");
    alice.api().delete("/api/signup").expectProblem(405, "method_not_allowed");
    alice.api().put("/api/conversations").expectProblem(405, "method_not_allowed");
    alice.api().get("/api/login").expectProblem(405, "method_not_allowed");
    alice.api().send("PUT", "/healthz", null).expectProblem(405, "method_not_allowed");
  }

  @Test
  void anEncodedSlashIsPartOfNoName() {
    TestUser alice = here("alice");
    for (String name : List.of("a%2Fb", "..%2F..", "%00", "a%0d%0ab", "%ff")) {
      Answer answer = alice.api().get("/api/users/" + name);
      assertThat(answer.status()).as(name).isEqualTo(400);
      Json.assertTellsNothingOfTheInside(answer.text());
    }
  }

  private static Answer post(TestUser user, String body) {
    return user.api().send("POST", "/api/conversations/" + user.dm() + "/messages", body);
  }
}
