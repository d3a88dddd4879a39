package org.chatsystem.core.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;

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

  private List<Notice.PresenceMoved> came() {
    return told.all(Notice.PresenceMoved.class);
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
}
