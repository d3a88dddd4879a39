package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.contract.LogUnderTest.all;
import static org.chatsystem.core.contract.LogUnderTest.say;
import static org.chatsystem.core.contract.LogUnderTest.stored;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleDrafts.draft;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event.MessageStored;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Retention;
import org.junit.jupiter.api.Test;

/** What {@link Retention} removes; a part of MessageLogContract. */
interface RetentionContract extends LogUnderTest {
  /** Short enough to wait for. */
  Duration AGE = Duration.ofSeconds(1);

  /** Short enough to wait for, long enough to look at something before it is over. */
  Duration WHILE = Duration.ofSeconds(3);

  @Test
  default void keepsTheNewestAndAtMostTwoHundredMore() {
    Backend node = backendKeeping(new Retention(Duration.ofHours(1), 50));
    Username alice = signedUp(node);
    Conversation notes = dm(alice, alice);
    List<MessageId> ids = say(node, notes, alice, 600);

    List<MessageId> kept = all(node, notes).stream().map(Message::id).toList();
    assertThat(kept).hasSizeBetween(50, 250);
    assertThat(kept).isEqualTo(ids.subList(600 - kept.size(), 600));
    assertThat(node.log().readBefore(notes, null, 1_000)).hasSize(kept.size());
    assertThat(stored(node, draft(notes, alice)).id().seq()).isEqualTo(601);
  }

  @Test
  default void keepsEverythingThatIsNotTooMuch() {
    Backend node = backendKeeping(new Retention(Duration.ofHours(1), 50));
    Username alice = signedUp(node);
    List<MessageId> ids = say(node, dm(alice, alice), alice, 50);

    assertThat(all(node, dm(alice, alice))).extracting(Message::id).isEqualTo(ids);
  }

  @Test
  default void neverShowsWhatIsTooOld() {
    Backend node = backendKeeping(new Retention(AGE, 1_000));
    Username alice = signedUp(node);
    Conversation notes = dm(alice, alice);
    MessageId newest = say(node, notes, alice, 3).get(2);
    pass(AGE.plusMillis(50));

    assertThat(node.log().readAfter(notes, MessageId.NONE, 10)).isEmpty();
    assertThat(node.log().readBefore(notes, null, 10)).isEmpty();
    assertThat(node.log().latest(List.of(notes))).isEmpty();
    assertThat(node.log().heads(List.of(notes))).isEqualTo(Map.of(notes, newest));
  }

  @Test
  default void showsWhatIsNotTooOld() {
    Backend node = backendKeeping(new Retention(WHILE, 1_000));
    Username alice = signedUp(node);
    Conversation notes = dm(alice, alice);
    say(node, notes, alice, 3);
    pass(WHILE.plusMillis(50));
    Message fresh = messageOf(node, notes, stored(node, draft(notes, alice)).id());

    assertThat(all(node, notes)).containsExactly(fresh);
    assertThat(node.log().readBefore(notes, null, 10)).containsExactly(fresh);
    assertThat(node.log().latest(List.of(notes))).isEqualTo(Map.of(notes, fresh));
  }

  @Test
  default void countsOnWhenAllIsGone() {
    Backend node = backendKeeping(new Retention(AGE, 1_000));
    Username alice = signedUp(node);
    Conversation notes = dm(alice, alice);
    MessageId last = say(node, notes, alice, 3).get(2);
    pass(AGE.plusMillis(50));
    Channel channel = new Channel.OfUser(alice);
    Ear ear = Ear.at(node, channel);
    MessageId next = stored(node, draft(notes, alice)).id();

    assertThat(next.seq()).isEqualTo(4);
    assertThat(ear.heardOn(channel, node))
        .extracting(each -> ((MessageStored) each).previous())
        .containsExactly(last);
  }

  private static Message messageOf(Backend node, Conversation conversation, MessageId id) {
    return all(node, conversation).stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
