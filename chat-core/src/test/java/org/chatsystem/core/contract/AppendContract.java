package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.contract.LogUnderTest.all;
import static org.chatsystem.core.contract.LogUnderTest.answer;
import static org.chatsystem.core.contract.LogUnderTest.say;
import static org.chatsystem.core.contract.LogUnderTest.stored;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleDrafts.draft;
import static org.chatsystem.core.fixture.SampleGroups.change;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleGroups.leave;
import static org.chatsystem.core.fixture.SampleGroups.newName;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;
import static org.chatsystem.core.fixture.SampleUsers.stranger;
import static org.chatsystem.core.port.out.Appended.Reason.GROUP_NOT_FOUND;
import static org.chatsystem.core.port.out.Appended.Reason.NOT_A_MEMBER;
import static org.chatsystem.core.port.out.Appended.Reason.USER_NOT_FOUND;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.chatsystem.core.fixture.SampleDrafts;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Draft;
import org.junit.jupiter.api.Test;

/** Ids, membership, order and read marks of an append; a part of MessageLogContract. */
interface AppendContract extends LogUnderTest {
  @Test
  default void keepsAMessageExactlyAsItWasSaid() {
    Username alice = signedUp(backend());
    Conversation dm = dm(alice, signedUp(backend()));
    Draft full = draft(dm, alice, SampleDrafts.ref());
    Draft plain = draft(dm, alice, " \"line\"\r\n\ttab 👍 \u2028 日本 {}:\\ ");
    MessageId first = stored(backend(), full).id();
    MessageId second = stored(backend(), plain).id();

    assertThat(all(otherNode(), dm))
        .containsExactly(
            new Message(first, dm, alice, full.content(), full.ref(), full.origin()),
            new Message(second, dm, alice, plain.content(), plain.ref(), plain.origin()));
  }

  @Test
  default void numbersEachConversationFromOneWithoutHoles() {
    Username alice = signedUp(backend());
    Conversation first = dm(alice, signedUp(backend()));
    Conversation second = new Conversation.OfGroup(founded(backend(), alice));

    assertThat(say(backend(), first, alice, 3))
        .extracting(MessageId::seq)
        .containsExactly(1L, 2L, 3L);
    assertThat(say(otherNode(), second, alice, 2))
        .extracting(MessageId::seq)
        .containsExactly(1L, 2L);
    assertThat(say(otherNode(), first, alice, 1)).extracting(MessageId::seq).containsExactly(4L);
  }

  @Test
  default void datesAMessageByTheStoresClock() {
    Username alice = signedUp(backend());
    Instant before = Instant.ofEpochMilli(backend().log().time().toEpochMilli());
    MessageId id = stored(backend(), draft(dm(alice, alice), alice)).id();
    Instant after = otherNode().log().time();

    assertThat(id.sentAt()).isBetween(before, after);
  }

  @Test
  default void answersWithTheConversation() {
    Username alice = signedUp(backend());
    Conversation notes = dm(alice, alice);
    Appended.Stored answer = stored(backend(), draft(notes, alice));

    assertThat(answer).isEqualTo(new Appended.Stored(notes, answer.id(), false));
  }

  @Test
  default void letsEverybodySpeakToEverybody() {
    Username alice = signedUp(backend());
    Draft draft = draft(Conversation.BROADCAST, alice);
    MessageId id = stored(backend(), draft).id();

    assertThat(otherNode().log().readBefore(Conversation.BROADCAST, null, 1))
        .containsExactly(
            new Message(
                id, Conversation.BROADCAST, alice, draft.content(), draft.ref(), draft.origin()));
  }

  @Test
  default void refusesARecipientWhoNeverSignedUp() {
    Username alice = signedUp(backend());
    Conversation dm = dm(alice, stranger());

    assertThat(answer(backend(), draft(dm, alice, SampleDrafts.ref())))
        .isEqualTo(new Appended.Refused(USER_NOT_FOUND));
    assertUntouched(dm);
    assertThat(backend().readMarkers().of(alice, List.of(dm))).isEmpty();
  }

  @Test
  default void refusesAGroupThatIsNotThere() {
    Username alice = signedUp(backend());
    Conversation nowhere = new Conversation.OfGroup(newName());

    assertThat(answer(backend(), draft(nowhere, alice, SampleDrafts.ref())))
        .isEqualTo(new Appended.Refused(GROUP_NOT_FOUND));
    assertUntouched(nowhere);
  }

  @Test
  default void refusesSomeoneOutsideTheGroup() {
    Conversation group = new Conversation.OfGroup(founded(backend(), stranger()));

    assertThat(answer(otherNode(), draft(group, signedUp(backend()), SampleDrafts.ref())))
        .isEqualTo(new Appended.Refused(NOT_A_MEMBER));
    assertUntouched(group);
  }

  @Test
  default void refusesSomeoneWhoHasLeft() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    GroupName name = founded(backend(), alice, bob);
    Conversation group = new Conversation.OfGroup(name);
    MessageId first = stored(backend(), draft(group, bob)).id();
    otherNode().groups().change(change(name, leave(bob)));

    assertThat(answer(backend(), draft(group, bob))).isEqualTo(new Appended.Refused(NOT_A_MEMBER));
    assertThat(backend().log().heads(List.of(group))).isEqualTo(Map.of(group, first));
    assertThat(stored(otherNode(), draft(group, alice)).id().seq()).isEqualTo(2);
  }

  @Test
  default void keepsTheOrderOfEachThread() {
    List<Username> speakers = List.of(signedUp(backend()), signedUp(backend()));
    Conversation dm = dm(speakers.get(0), speakers.get(1));
    List<List<MessageId>> ids =
        Waiting.onAtOnce(4, i -> say(node(i), dm, speakers.get(i / 2), 100));

    assertThat(ids).allSatisfy(each -> assertThat(each).isSorted());
    List<Message> log = all(backend(), dm);
    assertThat(log).extracting(Message::id).isSorted();
    assertThat(log)
        .extracting(each -> each.id().seq())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 400).boxed().toList());
    assertThat(log)
        .extracting(Message::id)
        .containsExactlyInAnyOrderElementsOf(ids.stream().flatMap(List::stream).toList());
  }

  @Test
  default void keepsTheOrderOfOneThreadAmongManyConversations() {
    Username alice = signedUp(backend());
    List<Conversation> all =
        List.of(dm(alice, alice), dm(alice, signedUp(backend())), dm(alice, signedUp(backend())));
    for (int i = 0; i < 300; i++) {
      backend().log().append(draft(all.get(i % 3), alice, "message " + i));
    }
    for (int start = 0; start < 3; start++) {
      stored(backend(), draft(all.get(start), alice, "end"));
      assertThat(all(backend(), all.get(start)).subList(0, 100))
          .extracting(each -> each.content().text())
          .isEqualTo(LogUnderTest.everyThird(start, 300));
    }
  }

  @Test
  default void countsAMessageAsReadByItsSenderAlone() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    Conversation dm = dm(alice, bob);
    stored(backend(), draft(dm, alice));
    MessageId second = stored(backend(), draft(dm, alice)).id();

    assertThat(otherNode().readMarkers().of(alice, List.of(dm))).isEqualTo(Map.of(dm, second));
    assertThat(otherNode().readMarkers().of(bob, List.of(dm))).isEmpty();
  }
}
