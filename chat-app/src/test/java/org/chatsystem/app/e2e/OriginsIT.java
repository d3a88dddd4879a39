package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which pages a browser may connect from. */
class OriginsIT extends Scene {
  private final Topology topology;

  OriginsIT(Cluster cluster, Topology topology) {
    super(cluster);
    this.topology = topology;
  }

  @Test
  void theServersOwnPageMayConnect() {
    TestUser alice = here("alice");
    connect(here(), alice, "http://localhost:" + here().port()).await("welcome");
  }

  @Test
  void foreignPagesMayNot() {
    TestUser alice = here("alice");
    for (String origin :
        List.of(
            "null",
            "https://evil.example",
            "http://localhost",
            "http://localhost:1",
            "http://localhost.evil.example:" + here().port(),
            "http://localhost:" + here().port() + ".evil.example",
            "http://evil.example?localhost:" + here().port(),
            "not an origin")) {
      assertThatThrownBy(() -> connect(here(), alice, origin))
          .as(origin)
          .hasCauseInstanceOf(WebSocketHandshakeException.class)
          .satisfies(
              e ->
                  assertThat(
                          ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode())
                      .isEqualTo(403));
    }
  }

  @Test
  void listedPagesMayConnectAndRead() {
    var settings = Map.of("CHAT_ORIGINS", "https://chat.example, http://localhost:3000");
    try (Cluster cluster = topology.start(settings)) {
      Api server = cluster.there();
      try (TestUser alice = TestUser.signUp(Names.unique("alice"), server)) {
        for (String origin : List.of("https://chat.example", "http://localhost:3000")) {
          connect(server, alice, origin).await("welcome");
          Answer answer = alice.api().with("Origin", origin).get("/api/me").expect(200);
          assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
        }
        assertThatThrownBy(() -> connect(server, alice, "https://evil.example"))
            .hasCauseInstanceOf(WebSocketHandshakeException.class);
        Answer foreign = alice.api().with("Origin", "https://evil.example").get("/api/me");
        assertThat(foreign.header("Access-Control-Allow-Origin")).isEmpty();
        sendEveryoneHome();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  private TestSocket connect(Api server, TestUser user, String origin) {
    var builder =
        TestSocket.builder()
            .header("Authorization", "Bearer " + user.accessToken())
            .header("Origin", origin);
    return guest(TestSocket.open(user.name(), server, "", builder));
  }
}
