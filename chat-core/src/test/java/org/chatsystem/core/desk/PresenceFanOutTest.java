package org.chatsystem.core.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event.PresenceChanged;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.Notice;
import org.chatsystem.core.port.out.Notice.PresenceMoved;
import org.junit.jupiter.api.Test;

/** All members of a group come while its thread is held up. */
class PresenceFanOutTest extends DeskUnderTest {
  private static final int MEMBERS = 50;

  private final List<Username> members =
      Stream.generate(() -> signedUp(backend)).limit(MEMBERS).toList();
  private final Conversation room =
      new Conversation.OfGroup(founded(backend.plain(), alice, members.toArray(Username[]::new)));
  private final AtomicInteger asked = new AtomicInteger();
  private final HeldUp told = new HeldUp();

  /** Takes its time over the first message. */
  private static final class HeldUp extends Told {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicInteger flushes = new AtomicInteger();

    @Override
    public void offer(Delivery delivery) {
      super.offer(delivery);
      if (delivery.notice() instanceof Notice.Said && begun.getCount() > 0) {
        begun.countDown();
        awaitOn(goOn);
      }
    }

    @Override
    public void flush() {
      super.flush();
      flushes.incrementAndGet();
    }
  }

  /** The first of them that is told of a coming takes its time. */
  private static final class HeldUpByComing extends Told {
    private final CountDownLatch begun;
    private final CountDownLatch goOn;

    private HeldUpByComing(CountDownLatch begun, CountDownLatch goOn) {
      this.begun = begun;
      this.goOn = goOn;
    }

    @Override
    public void offer(Delivery delivery) {
      super.offer(delivery);
      if (delivery.notice() instanceof PresenceMoved && begun.getCount() > 0) {
        begun.countDown();
        awaitOn(goOn);
      }
    }
  }

  private void holdUpAndLetAllCome() {
    connect(alice, told);
    backend.beforeReads(asked::incrementAndGet);
    say(members.get(0), room, "hold");
    awaitOn(told.begun);
    asked.set(0);
    members.forEach(this::comes);
    eventually(() -> assertThat(asked).hasValueGreaterThanOrEqualTo(MEMBERS));
    told.flushes.set(0);
  }

  private static void awaitOn(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void comes(Username user) {
    var changed = new PresenceChanged(user, PresenceStatus.ONLINE);
    backend.plain().bus().publish(Channel.PRESENCE, changed);
  }

  private List<PresenceMoved> came() {
    return told.all(PresenceMoved.class);
  }

  @Test
  void theyAreToldTogether() {
    holdUpAndLetAllCome();
    told.goOn.countDown();
    eventually(() -> assertThat(came()).hasSize(MEMBERS));
    eventually(() -> assertThat(told.isFlushed()).isTrue());
    assertThat(told.flushes).hasValueLessThan(10);
    assertThat(came().stream().map(each -> each.event().user()))
        .containsExactlyInAnyOrderElementsOf(members);
  }

  /** Nobody waits for it until all the others have been told who came. */
  @Test
  void whatIsSaidGoesBetween() {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    List<Told> all = new ArrayList<>();
    for (int i = 0; i < 2 * PresenceFanOut.CONNECTIONS_AT_ONCE + 1; i++) {
      all.add(new HeldUpByComing(begun, goOn));
    }
    all.forEach(each -> connect(alice, each));
    comes(members.get(0));
    awaitOn(begun);
    say(members.get(0), room, "between");
    awaitHeard();
    goOn.countDown();
    eventually(() -> assertThat(all).allMatch(each -> !each.all(PresenceMoved.class).isEmpty()));
    assertThat(all.stream().filter(PresenceFanOutTest::wasToldOfTheComingFirst))
        .hasSize(PresenceFanOut.CONNECTIONS_AT_ONCE);
  }

  /** What was published so far has reached the desk: what comes behind it has. */
  private void awaitHeard() {
    asked.set(0);
    backend.beforeReads(asked::incrementAndGet);
    comes(members.get(1));
    eventually(() -> assertThat(asked).hasPositiveValue());
  }

  private static boolean wasToldOfTheComingFirst(Told told) {
    return told.notices().stream()
        .filter(each -> each instanceof PresenceMoved || each instanceof Notice.Said)
        .findFirst()
        .filter(PresenceMoved.class::isInstance)
        .isPresent();
  }
}
