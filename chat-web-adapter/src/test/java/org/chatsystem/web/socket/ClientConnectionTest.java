package org.chatsystem.web.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.AdmitBot;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.in.ConnectUser;
import org.chatsystem.core.port.in.SendMessage;
import org.chatsystem.core.port.in.SendMessage.Outcome;
import org.chatsystem.core.port.out.Monitor;
import org.chatsystem.core.port.out.UnavailableException;
import org.chatsystem.web.auth.AccessTokens;
import org.chatsystem.web.auth.Admittance;
import org.chatsystem.web.auth.JwtSecret;
import org.chatsystem.web.auth.Origins;
import org.chatsystem.web.auth.SecurityLog;
import org.chatsystem.web.limit.RateLimits;
import org.chatsystem.web.wire.NoticeFrames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One client whom the core lets in when the test says so. */
class ClientConnectionTest {
  private static final AccessTokens TOKENS =
      new AccessTokens(
          new JwtSecret("a secret of more than 32 characters".getBytes(StandardCharsets.UTF_8)),
          Clock.systemUTC());

  private final RecordingLink link = new RecordingLink();
  private final CompletableFuture<ConnectUser.Connection> entrance = new CompletableFuture<>();
  private final AtomicInteger entering = new AtomicInteger();
  private final AtomicInteger left = new AtomicInteger();
  private final AtomicInteger farewells = new AtomicInteger();
  private final Queue<CompletableFuture<Outcome>> outcomes = new ArrayDeque<>();
  private final Replies replies = new Replies(1);

  @AfterEach
  void close() {
    replies.close();
  }

  @Test
  void readsNothingUntilItIsLetIn() {
    ClientConnection client = connection(Optional.of(token()));
    client.opened();
    assertThat(entering).hasValue(1);
    assertThat(link.reads).isZero();
    entrance.complete(place());
    assertThat(link.reads).isEqualTo(1);
    assertThat(link.prompt).isTrue();
  }

  @Test
  void readsTheFirstFrameOfOneWhoHasNotSaidWhoItIsAndThenWaits() {
    ClientConnection client = connection(Optional.empty());
    client.opened();
    assertThat(link.reads).isEqualTo(1);
    client.text("{\"type\":\"auth\",\"token\":\"" + token() + "\"}");
    assertThat(entering).hasValue(1);
    assertThat(link.reads).isEqualTo(1);
    entrance.complete(place());
    assertThat(link.reads).isEqualTo(2);
    client.text("{\"type\":\"ping\"}");
    assertThat(link.reads).isEqualTo(3);
    assertThat(link.writes.toString()).contains("pong");
  }

  @Test
  void readsTheAnswerToItsGoodbye() {
    ClientConnection client = connection(Optional.of("no token"));
    client.opened();
    assertThat(link.closed).isEqualTo(CloseCode.UNAUTHORIZED);
    assertThat(link.reads).isEqualTo(1);
    client.text("{\"type\":\"ping\"}");
    assertThat(link.reads).isEqualTo(2);
    assertThat(link.writes).isEmpty();
  }

  @Test
  void isSentAwayIfTheCoreCannotLetItIn() {
    ClientConnection client = connection(Optional.of(token()));
    client.opened();
    entrance.completeExceptionally(new UnavailableException("the store is away"));
    assertThat(link.closed).isEqualTo(CloseCode.OVERLOADED);
    assertThat(link.reads).isEqualTo(1);
  }

  @Test
  void leavesAlsoIfItWasGoneBeforeItWasLetIn() {
    ClientConnection client = connection(Optional.of(token()));
    client.opened();
    client.closed();
    assertThat(farewells).hasValue(1);
    entrance.complete(place());
    assertThat(left).hasValue(1);
  }

  /** The second message is stored by the time that it is asked whether it is. */
  @Test
  void anAckDoesNotOvertakeOneThatWaits() {
    ClientConnection client = connection(Optional.of(token()));
    client.opened();
    entrance.complete(place());
    var busy = new CountDownLatch(1);
    replies.laneOf(link).execute(() -> awaitOn(busy));
    var first = new CompletableFuture<Outcome>();
    outcomes.add(first);
    client.text(dm("one"));
    first.complete(sent(1));
    outcomes.add(CompletableFuture.completedFuture(sent(2)));
    client.text(dm("two"));
    busy.countDown();
    CompletableFuture.runAsync(() -> {}, replies.laneOf(link)).join();
    assertThat(link.writes).hasSize(2);
    assertThat(link.writes.get(0).toString()).contains("ack", "one");
    assertThat(link.writes.get(1).toString()).contains("ack", "two");
  }

  private ClientConnection connection(Optional<String> token) {
    AdmitBot noBots = text -> Optional.empty();
    Chat chat =
        (Chat)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Chat.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "connectUser" -> (ConnectUser) this::connect;
                      case "sendMessage" -> (SendMessage) command -> outcomes.remove();
                      default -> null;
                    });
    var gate =
        new Gate(new Origins(Set.of()), RateLimits.none(), Monitor.NONE, new SecurityLog(100));
    return new ClientConnection(
        link,
        new SocketOutbox(link, new FrameEncoder(new NoticeFrames("node"))),
        new Credentials(token, Optional.empty(), "r1"),
        new Vitals(SocketLimits.STANDARD, Instant.now()),
        new ClientConnection.Services(
            chat,
            new Admission(new Admittance(TOKENS, noBots), Optional.empty()),
            new FrameHandler(chat, replies, gate),
            Runnable::run,
            gate),
        gone -> farewells.incrementAndGet());
  }

  private CompletableFuture<ConnectUser.Connection> connect(
      Username user, Optional<SessionId> session, Object outbox) {
    entering.incrementAndGet();
    return entrance;
  }

  private static String dm(String ref) {
    return "{\"type\":\"dm\",\"to\":\"bob\",\"content\":\"hello\",\"ref\":\"" + ref + "\"}";
  }

  private static Outcome sent(long seq) {
    var dm = new Conversation.Direct(new Username("alice"), new Username("bob"));
    return new Outcome.Sent(dm, new MessageId(1, seq), false);
  }

  private static void awaitOn(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private ConnectUser.Connection place() {
    return (ConnectUser.Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ConnectUser.Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                left.incrementAndGet();
              }
              return method.getName().equals("id") ? new ConnectionId("c1") : null;
            });
  }

  private static String token() {
    return TOKENS.issue(new Username("alice"), new SessionId("s1"));
  }
}
