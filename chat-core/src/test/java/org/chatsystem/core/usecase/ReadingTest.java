package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleUsers.stranger;
import static org.chatsystem.core.model.Group.Visibility.PRIVATE;
import static org.chatsystem.core.model.Group.Visibility.PUBLIC;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.InvalidValueException;
import org.chatsystem.core.model.Marks;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Receipt.Kind;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ListConversations.Entry;
import org.chatsystem.core.port.in.ReadHistory.Outcome;
import org.chatsystem.core.port.in.ReadHistory.Query;
import org.chatsystem.core.port.in.ReadHistory.Reason;
import org.chatsystem.core.port.in.ShowReceipts;
import org.junit.jupiter.api.Test;

/** History, the list of conversations, and the marks of what was read. */
class ReadingTest extends ChatUnderTest {
  private final Username alice = someone();
  private final Username bob = someone();
  private final Conversation talk = dm(alice, bob);

  private Outcome read(Username reader, Conversation in, MessageId before, MessageId after, int n) {
    return chat.readHistory().read(new Query(reader, in, before, after, n));
  }

  private Optional<Reason> mark(Username user, Conversation where, Kind kind, long seq) {
    return await(chat.noteReceipt().note(user, where, kind, seq));
  }

  private static List<MessageId> ids(Outcome page) {
    return ((Outcome.Page) page).messages().stream().map(Message::id).toList();
  }

  private List<MessageId> five() {
    return IntStream.range(0, 5).mapToObj(i -> say(bob, talk, "m" + i)).toList();
  }

  private Entry entryOf(Username user) {
    return chat.listConversations().list(user, 10).conversations().stream()
        .filter(each -> each.conversation().equals(talk))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void thePagesOfTheHistoryFit() {
    List<MessageId> all = five();
    var newest = (Outcome.Page) read(alice, talk, null, null, 2);
    assertThat(ids(newest)).isEqualTo(all.subList(3, 5));
    assertThat(newest.hasMore()).isTrue();
    assertThat(ids(read(alice, talk, all.get(3), null, 5))).isEqualTo(all.subList(0, 3));
    assertThat(ids(read(alice, talk, null, all.get(1), 2))).isEqualTo(all.subList(2, 4));
    assertThat(ids(read(alice, talk, all.get(4), all.get(1), 5))).isEqualTo(all.subList(2, 4));
    assertThat(((Outcome.Page) read(alice, talk, null, null, 5)).hasMore()).isFalse();
  }

  @Test
  void strangersReadNothing() {
    var open = new Conversation.OfGroup(group(bob, PUBLIC));
    var hidden = new Conversation.OfGroup(group(bob, PRIVATE));
    assertThat(read(alice, open, null, null, 1))
        .isEqualTo(new Outcome.Refused(Reason.NOT_A_MEMBER));
    assertThat(read(alice, hidden, null, null, 1))
        .isEqualTo(new Outcome.Refused(Reason.GROUP_NOT_FOUND));
    assertThat(read(alice, dm(alice, stranger()), null, null, 1))
        .isEqualTo(new Outcome.Refused(Reason.USER_NOT_FOUND));
    assertThat(mark(alice, hidden, Kind.READ, 1)).contains(Reason.GROUP_NOT_FOUND);
    assertThat(mark(alice, open, Kind.RECEIVED, 1)).contains(Reason.NOT_A_MEMBER);
    assertThat(mark(alice, dm(alice, stranger()), Kind.READ, 1)).contains(Reason.USER_NOT_FOUND);
    assertThat(chat.showReceipts().show(alice, open))
        .isEqualTo(new ShowReceipts.Outcome.Refused(Reason.NOT_A_MEMBER));
  }

  @Test
  void limitsAreKept() {
    assertThatThrownBy(() -> new Query(alice, talk, null, null, 0))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> chat.listConversations().list(alice, 1_001))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void marksMoveForwardOnlyAndNeverBeyondTheHead() {
    five();
    assertThat(entryOf(alice).unread()).isEqualTo(5);
    assertThat(mark(alice, talk, Kind.READ, 3)).isEmpty();
    assertThat(entryOf(alice).unread()).isEqualTo(2);
    assertThat(mark(alice, talk, Kind.READ, 1)).isEmpty();
    assertThat(entryOf(alice).readSeq()).isEqualTo(3);
    assertThat(mark(alice, talk, Kind.READ, 1_000)).isEmpty();
    assertThat(entryOf(alice).readSeq()).isEqualTo(5);
  }

  @Test
  void ofManyMarksAtOnceTheFurthestCountsAndEachIsAnswered() {
    five();
    List<CompletionStage<Optional<Reason>>> answers =
        LongStream.of(1, 4, 2)
            .mapToObj(seq -> chat.noteReceipt().note(alice, talk, Kind.READ, seq))
            .toList();
    answers.forEach(each -> assertThat(await(each)).isEmpty());
    assertThat(entryOf(alice).readSeq()).isEqualTo(4);
  }

  @Test
  void othersSeeHowFarOneIs() {
    List<MessageId> ids = five();
    mark(alice, talk, Kind.READ, 2);
    mark(alice, talk, Kind.RECEIVED, 4);
    var alices = new ShowReceipts.Entry(alice, new Marks(ids.get(3), ids.get(1)));
    assertThat(chat.showReceipts().show(bob, talk))
        .isEqualTo(new ShowReceipts.Outcome.Shown(List.of(alices)));
    assertThat(entryOf(bob).receipts()).containsExactly(alices);
  }

  @Test
  void sayingSomethingReadsUpToIt() {
    five();
    assertThat(entryOf(bob).unread()).isZero();
  }

  @Test
  void theLatestConversationIsFirstAndLeftGroupsAreGone() {
    var group = group(alice, PUBLIC);
    chat.changeMembers().put(bob, group, bob, Optional.empty());
    say(bob, new Conversation.OfGroup(group), "hi");
    five();
    assertThat(chat.listConversations().list(bob, 1).conversations())
        .extracting(Entry::conversation)
        .containsExactly(talk);
    assertThat(chat.listConversations().list(bob, 1).hasMore()).isTrue();
    chat.changeMembers().remove(bob, group, bob);
    assertThat(chat.listConversations().list(bob, 10).conversations())
        .extracting(Entry::conversation)
        .containsExactly(talk);
  }
}
