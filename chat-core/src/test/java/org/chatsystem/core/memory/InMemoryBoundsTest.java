package org.chatsystem.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleDrafts.draft;
import static org.chatsystem.core.fixture.SampleDrafts.ref;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.time.Duration;
import org.chatsystem.core.fixture.SampleUsers;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.MessageLog;
import org.chatsystem.core.port.out.Retention;
import org.junit.jupiter.api.Test;

/** What the store in memory forgets, and what a clock that jumps does to it. */
class InMemoryBoundsTest {
  private static final Duration AGE = Duration.ofMinutes(1);

  private final MovableClock clock = new MovableClock();
  private final SharedStore store = new SharedStore(clock);
  private final Appending appending = new Appending(store, new Retention(AGE, 10));
  private final Username alice = signedUp();
  private final Conversation notes = dm(alice, alice);

  @Test
  void keepsNoMoreMessagesThanItShould() {
    for (int i = 0; i < 25; i++) {
      say();
    }
    assertThat(kept()).isEqualTo(10);
  }

  @Test
  void removesWhatIsTooOldWhenSomethingNewIsSaid() {
    say();
    say();
    clock.move(AGE.plusMillis(1));
    assertThat(kept()).isEqualTo(2);
    say();
    assertThat(kept()).isEqualTo(1);
  }

  @Test
  void neverGoesBackInMillisWhenTheClockDoes() {
    MessageId first = say();
    clock.move(Duration.ofHours(-1));
    MessageId second = say();

    assertThat(second).isEqualTo(new MessageId(first.millis(), 2));
  }

  @Test
  void remembersARefForADayAndForgetsItThen() {
    Ref ref = ref();
    appending.append(draft(notes, alice, ref));
    clock.move(MessageLog.REF_MEMORY);
    assertThat(((Appended.Stored) appending.append(draft(notes, alice, ref))).duplicate()).isTrue();

    clock.move(Duration.ofMillis(1));
    appending.append(draft(Conversation.BROADCAST, stranger()));
    assertThat(store.refs().size()).isZero();
  }

  private Username signedUp() {
    Username name = stranger();
    store.users().create(SampleUsers.account(name));
    return name;
  }

  private MessageId say() {
    return ((Appended.Stored) appending.append(draft(notes, alice))).id();
  }

  private int kept() {
    return store.logs().findOrBegin(notes).after(MessageId.NONE, 1_000).size();
  }
}
