package org.chatsystem.core.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Event.PresenceChanged;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Notice.PresenceMoved;
import org.chatsystem.core.port.out.UnavailableException;
import org.junit.jupiter.api.Test;

/** The store takes its time over the first of two news of one user. */
class PresenceOrderTest extends DeskUnderTest {
  private final Username carol = signedUp(backend);
  private final Told told = new Told();
  private final AtomicBoolean isFirst = new AtomicBoolean(true);
  private final AtomicBoolean isAway = new AtomicBoolean();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  /** One reader for the news that waits, one for all the rest. */
  @Override
  DeskLimits limits() {
    return new DeskLimits(1, 100, 4, 10, 2, NEVER, Duration.ofMillis(2), Duration.ofMillis(2));
  }

  private void bobGoesAndComesBack() {
    say(bob, dm(alice, bob), "hello");
    say(carol, dm(alice, carol), "hello");
    connect(alice, told);
    backend.beforeReads(this::holdUpTheFirst);
    publish(bob, PresenceStatus.offlineSince(Instant.EPOCH));
    awaitOn(begun);
    publish(bob, PresenceStatus.ONLINE);
    publish(carol, PresenceStatus.ONLINE);
    eventually(() -> assertThat(toldOf(carol)).containsExactly(true));
  }

  private void holdUpTheFirst() {
    if (isFirst.getAndSet(false)) {
      begun.countDown();
      awaitOn(goOn);
      if (isAway.get()) {
        throw new UnavailableException("away");
      }
    }
  }

  private void publish(Username user, PresenceStatus status) {
    backend.plain().bus().publish(Channel.PRESENCE, new PresenceChanged(user, status));
  }

  private List<Boolean> toldOf(Username user) {
    return told.all(PresenceMoved.class).stream()
        .map(PresenceMoved::event)
        .filter(each -> each.user().equals(user))
        .map(each -> each.status().online())
        .toList();
  }

  @Test
  void theLaterOneDoesNotOvertakeIt() {
    bobGoesAndComesBack();
    goOn.countDown();
    eventually(() -> assertThat(toldOf(bob)).hasSize(2));
    assertThat(toldOf(bob)).containsExactly(false, true);
  }

  @Test
  void theLaterOneIsToldThoughTheStoreWasAwayForTheEarlier() {
    isAway.set(true);
    bobGoesAndComesBack();
    goOn.countDown();
    eventually(() -> assertThat(toldOf(bob)).containsExactly(true));
  }

  private static void awaitOn(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
