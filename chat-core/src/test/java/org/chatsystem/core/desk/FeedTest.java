package org.chatsystem.core.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleGroups.change;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleGroups.join;
import static org.chatsystem.core.fixture.SampleGroups.remove;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;
import static org.chatsystem.core.model.Conversation.BROADCAST;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event.MemberChange;
import org.chatsystem.core.model.Event.MemberChanged;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.Notice;
import org.junit.jupiter.api.Test;

class FeedTest extends DeskUnderTest {
  private final Told told = new Told();

  @Test
  void fillsAHoleBeforeWhatFollows() {
    connect(bob, told);
    say(alice, dm(alice, bob), "one");
    eventually(() -> assertThat(told.texts()).containsExactly("one"));
    sayUnheard(alice, dm(alice, bob), "two");
    say(alice, dm(alice, bob), "three");
    eventually(() -> assertThat(told.texts()).containsExactly("one", "two", "three"));
  }

  @Test
  void findsWhatWasLostLast() {
    connect(bob, told);
    sayUnheard(alice, dm(alice, bob), "one");
    bus.restore();
    eventually(() -> assertThat(told.texts()).containsExactly("one"));
  }

  @Test
  void hasOnceWhatIsRepeated() {
    bus.faults(new FaultyBus.Faults(0, 100, 0, 0, 0));
    connect(bob, told);
    say(alice, BROADCAST, "one");
    say(alice, BROADCAST, "two");
    eventually(() -> assertThat(told.texts()).containsExactly("one", "two"));
  }

  @Test
  void readsAgainWhenMoreComesThanIsHeld() {
    connect(bob, told);
    sayUnheard(alice, BROADCAST, "0");
    for (int i = 1; i < 40; i++) {
      say(alice, BROADCAST, "" + i);
    }
    eventually(() -> assertThat(told.texts()).hasSize(40).startsWith("0", "1").endsWith("39"));
  }

  @Test
  void tellsNothingToWhoWasRemovedUnheard() {
    var carol = signedUp(backend);
    var others = new Told();
    GroupName group = founded(backend.plain(), alice, bob, carol);
    var room = new Conversation.OfGroup(group);
    connect(bob, told);
    connect(carol, others);
    say(alice, room, "before");
    eventually(() -> assertThat(told.texts()).containsExactly("before"));
    bus.stall();
    backend.plain().groups().change(change(group, remove(bob)));
    eventually(() -> assertThat(bus.waiting()).isEqualTo(2));
    bus.lose();
    say(alice, room, "after");
    eventually(() -> assertThat(others.texts()).containsExactly("before", "after"));
    assertThat(told.texts()).containsExactly("before");
  }

  @Test
  void tellsNoNewsOfAGroupToWhoWasRemovedUnheard() {
    var carol = signedUp(backend);
    GroupName group = founded(backend.plain(), alice, bob);
    var ofAlice = new Told();
    connect(bob, told);
    connect(alice, ofAlice);
    say(alice, new Conversation.OfGroup(group), "before");
    eventually(() -> assertThat(told.texts()).containsExactly("before"));
    bus.stall();
    backend.plain().groups().change(change(group, remove(bob)));
    eventually(() -> assertThat(bus.waiting()).isEqualTo(2));
    bus.lose();
    backend.plain().groups().change(change(group, join(carol)));
    eventually(() -> assertThat(ofAlice.all(Notice.MemberMoved.class)).hasSize(1));
    assertThat(told.all(Notice.MemberMoved.class)).isEmpty();
  }

  @Test
  void aNewcomerHearsFromThenOnAndNothingAfterTheWordOfLeaving() {
    GroupName group = founded(backend.plain(), alice);
    var room = new Conversation.OfGroup(group);
    connect(bob, told);
    say(alice, room, "not yet");
    backend.plain().groups().change(change(group, join(bob)));
    eventually(() -> assertThat(told.all(Notice.MemberMoved.class)).hasSize(1));
    say(alice, room, "welcome");
    eventually(() -> assertThat(told.texts()).endsWith("welcome"));
    backend.plain().groups().change(change(group, remove(bob)));
    say(alice, room, "gone");
    eventually(() -> assertThat(told.all(Notice.MemberMoved.class)).hasSize(2));
    assertThat(told.texts()).doesNotContain("gone");
  }

  @Test
  void flushesWhatSomeoneHeardBeforeTheyWereRemoved() throws InterruptedException {
    var busy = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    GroupName group = founded(backend.plain(), alice, bob);
    connect(bob, told);
    connect(alice, pausing(busy, goOn));
    say(bob, dm(alice, bob), "wait for all to gather");
    busy.await();
    say(alice, new Conversation.OfGroup(group), "the last");
    removeUnheardByThemselves(group, bob);
    goOn.countDown();
    eventually(() -> assertThat(told.texts()).endsWith("the last"));
    eventually(() -> assertThat(told.isFlushed()).isTrue());
  }

  /** Holds up the only shard with the first message, so that what follows makes one batch. */
  private static Told pausing(CountDownLatch busy, CountDownLatch goOn) {
    return new Told() {
      @Override
      public void offer(Delivery delivery) {
        super.offer(delivery);
        if (delivery.notice() instanceof Notice.Said) {
          busy.countDown();
          await().untilAsserted(() -> assertThat(goOn.getCount()).isZero());
        }
      }
    };
  }

  private void removeUnheardByThemselves(GroupName group, Username member) {
    long next = backend.plain().groups().roster(group, Set.of(member)).version() + 1;
    backend
        .plain()
        .bus()
        .publish(
            new Channel.OfGroup(group),
            new MemberChanged(
                group, member, Role.MEMBER, MemberChange.REMOVED, next, Instant.now()));
  }

  @Test
  void oneBadOutboxKeepsNobodyElseFromHearing() {
    connect(
        bob,
        new Told() {
          @Override
          public void flush() {
            if (entries().size() > 1) {
              throw new IllegalStateException("a bug");
            }
          }
        });
    connect(alice, told);
    say(bob, BROADCAST, "one");
    say(bob, BROADCAST, "two");
    await()
        .dontCatchUncaughtExceptions()
        .untilAsserted(() -> assertThat(told.texts()).containsExactly("one", "two"));
  }
}
