package org.chatsystem.core.desk;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleGroups.change;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleGroups.join;
import static org.chatsystem.core.fixture.SampleUsers.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ConnectUser;
import org.chatsystem.core.port.out.Notice;
import org.chatsystem.core.port.out.Outbox.Ending;
import org.chatsystem.core.port.out.UnavailableException;
import org.junit.jupiter.api.Test;

class ArrivalsTest extends DeskUnderTest {
  private final Told told = new Told();

  @Test
  void leavesNothingBehindWhenTheBusRefuses() {
    founded(backend.plain(), bob);
    bus.faults(REFUSING);
    assertThatThrownBy(() -> connect(bob, told))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(UnavailableException.class);
    assertThat(told.notices()).isEmpty();
    assertThat(bus.subscribed()).containsExactlyInAnyOrder(Channel.BROADCAST, Channel.PRESENCE);
  }

  @Test
  void leavesNothingBehindWhenTheStoreIsAway() {
    GroupName group = founded(backend.plain(), bob);
    backend.beforePresence(
        () -> {
          throw new UnavailableException("away");
        });
    assertThatThrownBy(() -> connect(bob, told)).hasCauseInstanceOf(UnavailableException.class);
    assertThat(bus.subscribed())
        .doesNotContain(new Channel.OfGroup(group), new Channel.OfUser(bob));
  }

  @Test
  void aVoidSignInIsNotLetIn() {
    connect(bob, Optional.of(session()), told);
    assertThat(told.ending()).isEqualTo(Ending.SESSION_REVOKED);
    assertThat(told.notices()).isEmpty();
    assertThat(bus.subscribed()).doesNotContain(new Channel.OfUser(bob));
  }

  @Test
  void thoseWhoComeTogetherShareTheQuestionsAndNotTheirFate() throws InterruptedException {
    var asked = new ConcurrentLinkedQueue<String>();
    var busy = List.of(new CountDownLatch(1), new CountDownLatch(1));
    var open = new CountDownLatch(1);
    var first = new ArrayList<CompletableFuture<ConnectUser.Connection>>();
    for (CountDownLatch door : busy) {
      backend.beforeReads(() -> waitAt(door, open));
      first.add(connectSoon(alice, Optional.empty(), new Told()));
      assertThat(door.await(10, SECONDS)).isTrue();
    }

    var session = session();
    backend.sessions().open(bob, session, "hash", Duration.ofDays(1), Optional.empty());
    var revoked = new Told();
    var welcome = List.of(new Told(), told, new Told());
    var stages =
        List.of(
            connectSoon(alice, Optional.empty(), welcome.get(0)),
            connectSoon(bob, Optional.of(session()), revoked),
            connectSoon(bob, Optional.of(session), welcome.get(1)),
            connectSoon(bob, Optional.empty(), welcome.get(2)));
    backend.afterReads(asked::add);
    backend.beforeReads(() -> {});
    open.countDown();
    CompletableFuture.allOf(first.toArray(CompletableFuture[]::new)).join();
    CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new)).join();

    assertThat(revoked.ending()).isEqualTo(Ending.SESSION_REVOKED);
    assertThat(revoked.notices()).isEmpty();
    assertThat(welcome).allSatisfy(each -> assertThat(each.all(Notice.Welcomed.class)).hasSize(1));
    assertThat(asked.stream().filter("liveAmong"::equals)).hasSizeLessThan(2 + stages.size());
  }

  private CompletableFuture<ConnectUser.Connection> connectSoon(
      Username user, Optional<SessionId> session, Told screen) {
    return desk.connect(user, session, screen).toCompletableFuture().orTimeout(10, SECONDS);
  }

  private static void waitAt(CountDownLatch reached, CountDownLatch open) {
    reached.countDown();
    try {
      assertThat(open.await(10, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aRevokedSignInEndsItsConnection() {
    var session = session();
    backend.sessions().open(bob, session, "hash", Duration.ofDays(1), Optional.empty());
    connect(bob, Optional.of(session), told);
    backend.sessions().revoke(bob, session);
    eventually(() -> assertThat(told.ending()).isEqualTo(Ending.SESSION_REVOKED));
  }

  @Test
  void theSweepFindsARevocationThatWasLost() {
    var session = session();
    backend.sessions().open(bob, session, "hash", Duration.ofDays(1), Optional.empty());
    connect(bob, Optional.of(session), told);
    bus.stall();
    backend.sessions().revoke(bob, session);
    eventually(() -> assertThat(bus.waiting()).isPositive());
    bus.restore();
    eventually(() -> assertThat(told.ending()).isEqualTo(Ending.SESSION_REVOKED));
  }

  @Test
  void whoJoinsWhileArrivingIsWelcomedFirst() {
    GroupName group = founded(backend.plain(), alice);
    backend.afterReads(
        read -> {
          if (read.equals("time")) {
            backend.afterReads(name -> {});
            backend.plain().groups().change(change(group, join(bob)));
            say(alice, new Conversation.OfGroup(group), "welcome");
          }
        });
    connect(bob, told);
    eventually(() -> assertThat(told.texts()).containsExactly("welcome"));
    assertThat(told.notices().get(0)).isInstanceOf(Notice.Welcomed.class);
  }

  @Test
  void theLastOneOutUnsubscribes() {
    var first = connect(bob, told);
    var second = connect(bob, new Told());
    first.close();
    first.close();
    assertThat(bus.subscribed()).contains(new Channel.OfUser(bob));
    second.close();
    assertThat(bus.subscribed()).doesNotContain(new Channel.OfUser(bob));
  }

  @Test
  void goingOfflineIsToldAfterAWhileAndOnce() {
    say(alice, dm(alice, bob), "hi");
    connect(alice, told);
    var first = connect(bob, new Told());
    var second = connect(bob, new Told());
    eventually(() -> assertThat(told.all(Notice.PresenceMoved.class)).hasSize(1));
    first.close();
    second.close();
    eventually(() -> assertThat(told.all(Notice.PresenceMoved.class)).hasSize(2));
    assertThat(told.all(Notice.PresenceMoved.class).get(1).event().status().online()).isFalse();
  }

  @Test
  void aDisconnectThatTheStoreDidNotHearIsToldAgain() {
    var connection = connect(bob, told);
    var failing = new AtomicInteger(3);
    backend.beforePresence(
        () -> {
          if (failing.getAndDecrement() > 0) {
            throw new UnavailableException("away");
          }
        });
    connection.close();
    eventually(
        () -> assertThat(backend.plain().presence().of(List.of(bob)).get(bob).online()).isFalse());
  }

  @Test
  void closingTellsEverybodyAndLetsNobodyIn() {
    connect(bob, told);
    desk.close();
    assertThat(told.ending()).isEqualTo(Ending.SHUTTING_DOWN);
    assertThatThrownBy(() -> connect(alice, new Told()))
        .hasCauseInstanceOf(UnavailableException.class);
    assertThat(bus.subscribed()).isEmpty();
  }

  @Test
  void nothingSaidAfterTheTimeOfTheWelcomeIsMissed() {
    var present = new Told();
    connect(alice, present);
    var said = new ConcurrentLinkedQueue<MessageId>();
    backend.afterReads(
        read -> {
          if (read.equals("time")) {
            said.add(sayLaterAndAwait(present));
          }
        });
    var told = new Told();
    connect(bob, told);
    backend.afterReads(read -> {});

    eventually(() -> assertThat(told.all(Notice.Welcomed.class)).hasSize(1));
    Instant welcome = told.all(Notice.Welcomed.class).get(0).time();
    List<MessageId> promised =
        said.stream().filter(id -> id.millis() > welcome.toEpochMilli()).toList();
    assertThat(promised).isNotEmpty();
    eventually(() -> assertThat(told.ids(Conversation.BROADCAST)).containsAll(promised));
  }

  /** Says something in a later millisecond, which has been delivered when this returns. */
  private MessageId sayLaterAndAwait(Told present) {
    Instant before = Instant.now();
    eventually(() -> assertThat(Instant.now()).isAfter(before.plusMillis(2)));
    MessageId id = say(bob, Conversation.BROADCAST, "meanwhile");
    eventually(() -> assertThat(present.ids(Conversation.BROADCAST)).contains(id));
    return id;
  }
}
