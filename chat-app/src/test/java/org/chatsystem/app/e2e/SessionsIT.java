package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A sign-in, from its first token to its end on every instance. */
class SessionsIT extends Scene {
  private static final int UNAUTHORIZED = 4401;

  SessionsIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void aRefreshTokenIsGoodForOneNewPair() {
    TestUser alice = here("alice");
    Answer pair = refresh(there(), alice.refreshToken()).expect(200);

    assertThat(pair.text("user")).isEqualTo(alice.name());
    assertThat(pair.text("refreshToken")).isNotEmpty().isNotEqualTo(alice.refreshToken());
    here().as(pair.text("accessToken")).get("/api/me").expect(200);
    refresh(here(), pair.text("refreshToken")).expect(200);
  }

  @Test
  void aSpentRefreshTokenEndsTheWholeFamily() {
    TestUser alice = here("alice");
    TestSocket live = guest(alice.at(there())).connect();
    TestUser otherSignIn = guest(alice.logIn(there()));
    TestSocket otherLive = otherSignIn.connect();
    Answer pair = refresh(here(), alice.refreshToken()).expect(200);

    refresh(here(), alice.refreshToken()).expectProblem(401, "unauthorized");

    assertThat(live.closeCode()).isEqualTo(UNAUTHORIZED);
    refresh(there(), pair.text("refreshToken")).expectProblem(401, "unauthorized");
    for (Api each : List.of(here(), there())) {
      each.as(pair.text("accessToken")).get("/api/me").expectProblem(401, "unauthorized");
      each.as(alice.accessToken()).get("/api/me").expectProblem(401, "unauthorized");
    }
    otherLive.ping();
    otherSignIn.api().get("/api/me").expect(200);
  }

  @Test
  void ofManyRefreshesAtOnceAtMostOneSucceeds() {
    TestUser alice = here("alice");
    var tries =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> refresh(i % 2 == 0 ? here() : there(), alice.refreshToken()).status(),
                        OWN_THREADS))
            .toList();
    assertThat(tries.stream().map(CompletableFuture::join)).containsOnlyOnce(200).contains(401);
    alice.api().get("/api/me").expectProblem(401, "unauthorized");
  }

  @Test
  void whatIsNoRefreshTokenIsRefused() {
    TestUser alice = here("alice");
    for (String wrong :
        List.of("", "x", alice.accessToken(), "x".repeat(5_000), ".", "..", "\u0000")) {
      refresh(here(), wrong).expectProblem(401, "unauthorized");
    }
    refresh(here(), alice.refreshToken()).expect(200);
  }

  @Test
  void loggingOutEndsOneSignInEverywhere() {
    TestUser alice = here("alice");
    TestUser again = guest(alice.logIn(here()));
    TestSocket live = guest(alice.at(there())).connect();
    TestSocket otherLive = again.connect();

    here().post("/api/logout", "refreshToken", alice.refreshToken()).expect(204);

    there().as(alice.accessToken()).get("/api/me").expectProblem(401, "unauthorized");
    assertThat(live.closeCode()).isEqualTo(UNAUTHORIZED);
    refresh(there(), alice.refreshToken()).expectProblem(401, "unauthorized");
    otherLive.ping();
    again.api().get("/api/me").expect(200);
    here().post("/api/logout", "refreshToken", alice.refreshToken()).expect(204);
    here().post("/api/logout", "refreshToken", "no token").expect(204);
  }

  @Test
  void loggingOutEverywhereEndsAllSignIns() {
    TestUser alice = here("alice");
    TestUser again = guest(alice.logIn(there()));
    TestUser bob = here("bob");
    List<TestSocket> live = List.of(alice.connect(), again.connect());
    TestSocket bobs = bob.connect();

    alice.api().post("/api/logout/all").expect(204);

    for (TestSocket each : live) {
      assertThat(each.closeCode()).isEqualTo(UNAUTHORIZED);
    }
    again.api().get("/api/me").expectProblem(401, "unauthorized");
    refresh(here(), again.refreshToken()).expectProblem(401, "unauthorized");
    bobs.ping();
    alice.logIn(there()).api().get("/api/me").expect(200);
  }

  @Test
  void aRevokedTokenOpensNoConnection() {
    TestUser alice = here("alice");
    here().post("/api/logout", "refreshToken", alice.refreshToken()).expect(204);

    var builder = TestSocket.builder().header("Authorization", "Bearer " + alice.accessToken());
    TestSocket socket = guest(TestSocket.open(alice.name(), there(), "", builder));

    assertThat(socket.closeCode()).isEqualTo(UNAUTHORIZED);
  }

  private static Answer refresh(Api at, String token) {
    return at.post("/api/token/refresh", "refreshToken", token);
  }
}
