package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who gets in over the WebSocket, and as whom. */
class EntranceIT extends Scene {
  private static final int UNAUTHORIZED = 4401;
  private static final int NOT_THE_SUBJECT = 4403;

  EntranceIT(Cluster cluster) {
    super(cluster);
  }

  @Test
  void aTokenInTheHeaderLetsIn() {
    TestUser alice = here("alice");
    JsonNode welcome = there(withHeader(alice.accessToken()), "").await("welcome");

    assertThat(welcome.path("user").asText()).isEqualTo(alice.name());
    assertThat(welcome.path("connection").asText()).isNotEmpty();
    assertThat(welcome.path("node").asText()).isNotEmpty();
    assertThat(welcome.path("heartbeatSeconds").asInt()).isEqualTo(25);
    assertThat(welcome.path("serverTime").asText()).endsWith("Z");
  }

  @Test
  void aTokenAmongTheSubprotocolsLetsInAndIsNotRepeated() {
    TestUser alice = here("alice");
    TestSocket socket = there(withSubprotocol(alice.accessToken()), "");

    assertThat(socket.await("welcome").path("user").asText()).isEqualTo(alice.name());
    assertThat(socket.subprotocol()).isEqualTo("chat.v1");
  }

  @Test
  void aTokenInTheFirstFrameLetsIn() {
    TestUser alice = here("alice");
    TestSocket socket = there(TestSocket.builder(), "");
    socket.send("type", "auth", "token", alice.accessToken());
    assertThat(socket.await("welcome").path("user").asText()).isEqualTo(alice.name());
    socket.ping();
  }

  @Test
  void theUrlMayNameTheUserAndMustThenBeRight() {
    TestUser alice = here("alice");
    String right = "?user=" + alice.name();
    String wrong = "?user=" + here("bob").name();

    for (var builder :
        List.of(withHeader(alice.accessToken()), withSubprotocol(alice.accessToken()))) {
      there(builder, right).await("welcome");
    }
    assertThat(there(withHeader(alice.accessToken()), wrong).closeCode())
        .isEqualTo(NOT_THE_SUBJECT);
    assertThat(there(withSubprotocol(alice.accessToken()), wrong).closeCode())
        .isEqualTo(NOT_THE_SUBJECT);
    TestSocket socket = there(TestSocket.builder(), wrong);
    socket.send("type", "auth", "token", alice.accessToken());
    assertThat(socket.closeCode()).isEqualTo(NOT_THE_SUBJECT);
  }

  @Test
  void aNameAloneIsNotEnough() {
    TestUser alice = here("alice");
    TestSocket socket = there(TestSocket.builder(), "?user=" + alice.name());
    socket.dm(alice.name(), "it is me");
    assertThat(socket.closeCode()).isEqualTo(UNAUTHORIZED);
    assertThat(alice.history(alice.dm())).isEmpty();
  }

  @Test
  void aTokenInTheUrlIsNotLookedAt() {
    TestUser alice = here("alice");
    TestSocket socket = there(TestSocket.builder(), "?token=" + alice.accessToken());
    socket.send("type", "ping");
    assertThat(socket.closeCode()).isEqualTo(UNAUTHORIZED);
  }

  @Test
  void whatIsNoGoodTokenIsRefused() {
    TestUser alice = here("alice");
    String token = alice.accessToken();
    String unsigned = token.substring(0, token.lastIndexOf('.') + 1);
    // the payload belongs to another one, the signature to this one
    String foreign = here("bob").accessToken();
    String mixed =
        foreign.substring(0, foreign.lastIndexOf('.')) + token.substring(token.lastIndexOf('.'));
    String none = "eyJhbGciOiJub25lIn0" + unsigned.substring(unsigned.indexOf('.'));
    for (String bad : List.of("x", unsigned, mixed, none, alice.refreshToken())) {
      assertThat(there(withHeader(bad), "").closeCode()).as(bad).isEqualTo(UNAUTHORIZED);
      TestSocket socket = there(TestSocket.builder(), "");
      socket.send("type", "auth", "token", bad);
      assertThat(socket.closeCode()).as(bad).isEqualTo(UNAUTHORIZED);
      here().as(bad).get("/api/me").expectProblem(401, "unauthorized");
    }
  }

  @Test
  void nothingIsDoneBeforeOneHasSaidWhoOneIs() {
    for (String first :
        List.of(
            "{\"type\":\"ping\"}",
            "{\"type\":\"broadcast\",\"content\":\"hello\"}",
            "{\"type\":\"auth\"}",
            "{\"type\":\"auth\",\"token\":1}",
            "not JSON",
            "[]",
            "{}")) {
      TestSocket socket = there(TestSocket.builder(), "");
      socket.sendText(first);
      assertThat(socket.closeCode()).as(first).isEqualTo(UNAUTHORIZED);
    }
  }

  @Test
  void aLiveConnectionTakesTheNextToken() {
    TestUser alice = here("alice");
    TestSocket socket = alice.connect();
    String next =
        here()
            .post("/api/token/refresh", "refreshToken", alice.refreshToken())
            .expect(200)
            .text("accessToken");
    socket.send("type", "auth", "token", next, "ref", "a1");
    // no error came before the answer to the ping
    List<JsonNode> came = socket.send("type", "ping").until("a pong", TestSocket::isAnswer);
    assertThat(came.get(came.size() - 1).path("type").asText()).isEqualTo("pong");
  }

  @Test
  void aLiveConnectionStaysWhoItIs() {
    TestUser alice = here("alice");
    TestUser bob = here("bob");
    TestSocket socket = alice.connect();
    socket.send("type", "auth", "token", bob.accessToken(), "ref", "a1");
    assertError(socket.answer(), "forbidden", "a1");
    socket.dm(bob.name(), "still me");
    assertThat(socket.answer().path("type").asText()).isEqualTo("ack");
    assertThat(bob.history(alice.dm()).path(0).path("from").asText()).isEqualTo(alice.name());
  }

  @Test
  void aBadTokenEndsALiveConnection() {
    TestSocket socket = here("alice").connect();
    socket.send("type", "auth", "token", "no token");
    assertThat(socket.closeCode()).isEqualTo(UNAUTHORIZED);
  }

  private TestSocket there(WebSocket.Builder builder, String query) {
    return guest(TestSocket.open("a client", there(), query, builder));
  }

  private static WebSocket.Builder withHeader(String token) {
    return TestSocket.builder().header("Authorization", "Bearer " + token);
  }

  private static WebSocket.Builder withSubprotocol(String token) {
    return TestSocket.builder().subprotocols("chat.v1", "bearer." + token);
  }
}
