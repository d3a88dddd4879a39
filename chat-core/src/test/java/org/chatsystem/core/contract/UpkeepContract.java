package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.contract.LogUnderTest.all;
import static org.chatsystem.core.contract.LogUnderTest.say;
import static org.chatsystem.core.contract.LogUnderTest.stored;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleDrafts.draft;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Retention;
import org.chatsystem.core.port.out.Upkeep;
import org.junit.jupiter.api.Test;

/** What {@link Upkeep} promises. */
public interface UpkeepContract extends StoreUnderTest {
  @Test
  default void knowsHowMuchThereIsOfEachConversation() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    List<MessageId> notes = say(backend(), dm(alice, alice), alice, 3);
    List<MessageId> talk = say(backend(), dm(alice, bob), bob, 700);

    Map<Conversation, Upkeep.Size> sizes = new ConcurrentHashMap<>();
    otherNode().upkeep().sizes(page -> page.forEach(each -> sizes.put(each.conversation(), each)));

    assertThat(sizes)
        .containsEntry(dm(alice, alice), new Upkeep.Size(dm(alice, alice), 3, notes.get(2)))
        .containsEntry(dm(alice, bob), new Upkeep.Size(dm(alice, bob), 700, talk.get(699)))
        .doesNotContainKey(dm(bob, bob));
  }

  @Test
  default void tellsRoughlyHowManyBytesThatIs() {
    Username alice = signedUp(backend());
    say(backend(), dm(alice, alice), alice, 100);

    assertThat(otherNode().upkeep().roughBytes(dm(alice, alice))).isBetween(500L, 50_000L);
    assertThat(backend().upkeep().roughBytes(dm(alice, stranger()))).isZero();
  }

  @Test
  default void removesWhatIsTooOldAndNothingElse() {
    Username alice = signedUp(backend());
    Conversation notes = dm(alice, alice);
    say(backend(), notes, alice, 5);
    Duration age = Duration.ofSeconds(3);
    pass(age.plusMillis(50));
    MessageId fresh = stored(backend(), draft(notes, alice)).id();

    assertThat(otherNode().upkeep().trim(notes, new Retention(age, 1_000))).isEqualTo(5);

    assertThat(all(backend(), notes)).extracting(Message::id).containsExactly(fresh);
    assertThat(stored(backend(), draft(notes, alice)).id().seq()).isEqualTo(7);
  }

  @Test
  default void keepsExactlySoManyOfTheNewest() {
    Username alice = signedUp(backend());
    Conversation notes = dm(alice, alice);
    List<MessageId> ids = say(backend(), notes, alice, 2_500);
    var retention = new Retention(Duration.ofDays(1), 42);

    assertThat(otherNode().upkeep().trim(notes, retention)).isEqualTo(2_458);

    assertThat(all(backend(), notes)).extracting(Message::id).isEqualTo(ids.subList(2_458, 2_500));
    assertThat(otherNode().upkeep().trim(notes, retention)).isZero();
    assertThat(backend().log().heads(List.of(notes))).containsEntry(notes, ids.get(2_499));
  }

  @Test
  default void removesNothingWhereNothingWasSaid() {
    assertThat(backend().upkeep().trim(dm(stranger(), stranger()), Retention.DEFAULT)).isZero();
  }
}
