package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.contract.LogUnderTest.all;
import static org.chatsystem.core.contract.LogUnderTest.say;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleGroups.newName;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;

import java.util.List;
import java.util.Map;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.MessageLog;
import org.junit.jupiter.api.Test;

/** Windows on the log; a part of MessageLogContract. */
interface LogReadingContract extends LogUnderTest {
  @Test
  default void readsTheNearestAfterAnIdOldestFirst() {
    Username alice = signedUp(backend());
    Conversation notes = dm(alice, alice);
    List<MessageId> ids = say(backend(), notes, alice, 10);
    MessageLog log = otherNode().log();

    assertThat(ids(log.readAfter(notes, MessageId.NONE, 3))).isEqualTo(ids.subList(0, 3));
    assertThat(ids(log.readAfter(notes, ids.get(2), 3))).isEqualTo(ids.subList(3, 6));
    assertThat(ids(log.readAfter(notes, ids.get(6), 100))).isEqualTo(ids.subList(7, 10));
    assertThat(log.readAfter(notes, ids.get(9), 100)).isEmpty();
  }

  @Test
  default void readsTheNearestBeforeAnIdOldestFirst() {
    Username alice = signedUp(backend());
    Conversation notes = dm(alice, alice);
    List<MessageId> ids = say(backend(), notes, alice, 10);
    MessageLog log = otherNode().log();

    assertThat(ids(log.readBefore(notes, null, 3))).isEqualTo(ids.subList(7, 10));
    assertThat(ids(log.readBefore(notes, null, 100))).isEqualTo(ids);
    assertThat(ids(log.readBefore(notes, ids.get(7), 3))).isEqualTo(ids.subList(4, 7));
    assertThat(ids(log.readBefore(notes, ids.get(2), 100))).isEqualTo(ids.subList(0, 2));
    assertThat(log.readBefore(notes, ids.get(0), 100)).isEmpty();
    assertThat(log.readBefore(notes, MessageId.NONE, 100)).isEmpty();
  }

  @Test
  default void readsFromIdsThatNoMessageHas() {
    Username alice = signedUp(backend());
    Conversation notes = dm(alice, alice);
    List<MessageId> ids = say(backend(), notes, alice, 2);
    var muchLater = new MessageId(ids.get(1).millis() + 1_000, 1);
    var justBefore = new MessageId(ids.get(0).millis() - 1, 9);
    var muchAhead = new MessageId(ids.get(1).millis(), 999);

    assertThat(ids(backend().log().readAfter(notes, justBefore, 9))).isEqualTo(ids);
    assertThat(ids(backend().log().readBefore(notes, muchLater, 9))).isEqualTo(ids);
    assertThat(ids(backend().log().readBefore(notes, muchAhead, 9))).isEqualTo(ids);
    assertThat(backend().log().readAfter(notes, muchLater, 9)).isEmpty();
    assertThat(backend().log().readAfter(notes, muchAhead, 9)).isEmpty();
    assertThat(backend().log().readBefore(notes, justBefore, 9)).isEmpty();
  }

  @Test
  default void readsNothingWhereNothingWasSaid() {
    assertUntouched(new Conversation.OfGroup(newName()));
    assertThat(backend().log().readBefore(new Conversation.OfGroup(newName()), null, 9)).isEmpty();
  }

  @Test
  default void tellsTheNewestOfManyConversations() {
    Username alice = signedUp(backend());
    Conversation notes = dm(alice, alice);
    Conversation dm = dm(alice, signedUp(backend()));
    Conversation group = new Conversation.OfGroup(founded(backend(), alice));
    List<Conversation> asked = List.of(notes, group, dm);
    MessageId note = say(backend(), notes, alice, 3).get(2);
    MessageId word = say(backend(), dm, alice, 2).get(1);

    assertThat(otherNode().log().heads(asked)).isEqualTo(Map.of(notes, note, dm, word));
    Map<Conversation, Message> latest = otherNode().log().latest(asked);
    assertThat(latest.keySet()).containsExactlyInAnyOrder(notes, dm);
    assertThat(latest).containsEntry(notes, all(backend(), notes).get(2));
    assertThat(latest).containsEntry(dm, all(backend(), dm).get(1));
    assertThat(backend().log().heads(List.of())).isEmpty();
    assertThat(backend().log().latest(List.of())).isEmpty();
  }

  private static List<MessageId> ids(List<Message> messages) {
    return messages.stream().map(Message::id).toList();
  }
}
