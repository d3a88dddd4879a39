package org.chatsystem.core.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.chatsystem.core.model.Event.PresenceChanged;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ConnectUser.Connection;
import org.chatsystem.core.port.out.Notice;
import org.junit.jupiter.api.Test;

class WatchTest extends DeskUnderTest {
  private final Told told = new Told();
  private final Username carol = signedUp(backend);

  private List<PresenceChanged> presence() {
    return told.all(Notice.PresenceMoved.class).stream().map(Notice.PresenceMoved::event).toList();
  }

  private List<Boolean> presenceOf(Username user) {
    return presence().stream()
        .filter(each -> each.user().equals(user))
        .map(each -> each.status().online())
        .toList();
  }

  @Test
  void tellsWhatIsSoAtOnceAndThenWhatChanges() {
    connect(carol, new Told());
    connect(alice, told).watch(Set.of(bob, carol, stranger()));
    eventually(() -> assertThat(presence()).hasSize(2));
    assertThat(presenceOf(bob)).containsExactly(false);
    assertThat(presenceOf(carol)).containsExactly(true);

    Connection bobs = connect(bob, new Told());
    eventually(() -> assertThat(presenceOf(bob)).containsExactly(false, true));
    bobs.close();
    eventually(() -> assertThat(presenceOf(bob)).containsExactly(false, true, false));
    eventually(() -> assertThat(told.isFlushed()).isTrue());
  }

  @Test
  void aLaterWatchTakesThePlaceOfTheEarlierOne() {
    Connection alices = connect(alice, told);
    alices.watch(Set.of(bob));
    eventually(() -> assertThat(presenceOf(bob)).hasSize(1));
    alices.watch(Set.of(carol));
    eventually(() -> assertThat(presenceOf(carol)).hasSize(1));
    connect(bob, new Told());
    connect(carol, new Told());
    eventually(() -> assertThat(presenceOf(carol)).containsExactly(false, true));
    assertThat(presenceOf(bob)).containsExactly(false);
  }

  @Test
  void whatIsSoDoesNotComeBehindWhatHasChangedSince() throws InterruptedException {
    Connection alices = connect(alice, told);
    var asked = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    backend.afterPresence(
        name -> {
          if (name.equals("of")) {
            asked.countDown();
            awaitOn(goOn);
          }
        });
    alices.watch(Set.of(bob, carol));
    asked.await();
    connect(bob, new Told());
    eventually(() -> assertThat(presenceOf(bob)).containsExactly(true));
    goOn.countDown();
    eventually(
        () -> {
          assertThat(presenceOf(carol)).hasSize(1);
          assertThat(told.isFlushed()).isTrue();
        });
    assertThat(presenceOf(bob)).containsExactly(true);
  }

  @Test
  void whoHasJustComeToAGroupIsToldAsSoonAsTheyAreKnownToBelongThere() {
    founded(backend.plain(), alice, bob);
    var goOn = new CountDownLatch(1);
    connect(alice, told);
    backend.afterReads(
        name -> {
          if (name.equals("roster")) {
            awaitOn(goOn);
          }
        });
    var late = new Told();
    connect(alice, late);
    connect(bob, new Told());
    backend.afterReads(name -> {});
    goOn.countDown();
    eventually(() -> assertThat(late.all(Notice.PresenceMoved.class)).hasSize(1));
  }

  private static void awaitOn(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
