package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every answer tells a browser, and what it does not tell anybody. */
class BrowserRulesIT extends Scene {
  BrowserRulesIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void everyAnswerProtectsItsReader() {
    TestUser alice = here("alice");
    for (Answer each :
        List.of(
            alice.api().get("/"),
            alice.api().get("/api/me"),
            alice.api().get("/api/none"),
            here().get("/api/me"),
            here().post("/api/login", "username", "x", "password", "y"),
            here().get("/healthz"),
            here().get("/docs"))) {
      assertThat(each.header("Content-Security-Policy"))
          .as(each.request())
          .startsWith("default-src 'self';")
          .contains("frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(each.header("X-Content-Type-Options")).as(each.request()).isEqualTo("nosniff");
      assertThat(each.header("Referrer-Policy")).as(each.request()).isEqualTo("no-referrer");
      assertThat(each.header("Cross-Origin-Opener-Policy"))
          .as(each.request())
          .isEqualTo("same-origin");
    }
  }

  @Test
  void noAnswerTellsOfTheServerOrKeepsASession() {
    TestUser alice = here("alice");
    for (Answer each :
        List.of(
            alice.api().get("/"),
            alice.api().get("/api/me"),
            here().get("/none"),
            here().send("OPTIONS", "/api/me", null),
            here().post("/api/login", "username", alice.name(), "password", TestUser.PASSWORD))) {
      for (String header : List.of("Server", "X-Powered-By", "Set-Cookie")) {
        assertThat(each.header(header)).as(each.request()).isEmpty();
      }
    }
  }

  @Test
  void whatTheApiSaysIsNotKept() {
    TestUser alice = here("alice");
    for (Answer each :
        List.of(
            alice.api().get("/api/me"),
            alice.api().get("/api/none"),
            alice.api().delete("/api/signup"),
            here().get("/api/me"),
            here().post("/api/login", "username", alice.name(), "password", TestUser.PASSWORD))) {
      assertThat(each.header("Cache-Control")).as(each.request()).isEqualTo("no-store");
    }
  }

  @Test
  void foreignPagesAreAllowedNothing() {
    Answer preflight =
        here().with("Origin", "https://evil.example").send("OPTIONS", "/api/me", null);
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(preflight.header("Access-Control-Allow-Headers")).isEmpty();
  }

  @Test
  void theServerSaysThatItLivesAndIsReady() {
    for (Api each : List.of(here(), there())) {
      assertThat(each.get("/healthz").expect(200).text("status")).isEqualTo("live");
      assertThat(each.get("/readyz").expect(200).text("status")).isEqualTo("ready");
    }
  }
}
