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
import static org.chatsystem.core.fixture.SampleGroups.join;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.util.ArrayList;
import java.util.List;
import org.chatsystem.core.fixture.SampleDrafts;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.model.Event.MemberChanged;
import org.chatsystem.core.model.Event.MessageStored;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Draft;
import org.junit.jupiter.api.Test;

/** What an append announces; a part of MessageLogContract. */
interface MessageStoredContract extends LogUnderTest {
  @Test
  default void announcesADirectMessageToBoth() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    var alices = new Channel.OfUser(alice);
    var bobs = new Channel.OfUser(bob);
    Ear ear = Ear.at(otherNode(), alices, bobs);
    Draft draft = draft(dm(alice, bob), alice, SampleDrafts.ref());
    Event event = new MessageStored(said(backend(), draft), MessageId.NONE, 0);

    assertThat(ear.heardOn(alices, backend())).containsExactly(event);
    assertThat(ear.heardOn(bobs, backend())).containsExactly(event);
  }

  @Test
  default void announcesANoteToOneselfOnce() {
    Username alice = signedUp(backend());
    var channel = new Channel.OfUser(alice);
    Ear ear = Ear.at(otherNode(), channel);
    Message note = said(backend(), draft(dm(alice, alice), alice));

    assertThat(ear.heardOn(channel, backend()))
        .containsExactly(new MessageStored(note, MessageId.NONE, 0));
  }

  @Test
  default void announcesAGroupMessageOnTheGroupsChannelWithTheRosterItMet() {
    Username alice = signedUp(backend());
    GroupName name = founded(backend(), alice);
    var channel = new Channel.OfGroup(name);
    Ear ear = Ear.at(otherNode(), channel, new Channel.OfUser(alice));
    Message first = said(backend(), draft(new Conversation.OfGroup(name), alice));
    backend().groups().change(change(name, join(stranger())));
    Message second = said(backend(), draft(new Conversation.OfGroup(name), alice));

    assertThat(ear.heardOn(channel, backend()))
        .filteredOn(MessageStored.class::isInstance)
        .containsExactly(
            new MessageStored(first, MessageId.NONE, 1), new MessageStored(second, first.id(), 2));
    assertThat(ear.heardOn(new Channel.OfUser(alice), backend())).isEmpty();
  }

  @Test
  default void announcesABroadcastOnItsChannel() {
    Username alice = signedUp(backend());
    Ear ear = Ear.at(otherNode(), Channel.BROADCAST, new Channel.OfUser(alice));
    Message message = said(backend(), draft(Conversation.BROADCAST, alice));

    assertThat(ear.heardOn(Channel.BROADCAST, backend()))
        .extracting(each -> ((MessageStored) each).message())
        .containsOnlyOnce(message);
    assertThat(ear.heardOn(new Channel.OfUser(alice), backend())).isEmpty();
  }

  @Test
  default void announcesNothingThatIsRefused() {
    Username alice = signedUp(backend());
    Username bob = stranger();
    GroupName group = founded(backend(), stranger());
    var channels =
        List.of(new Channel.OfUser(alice), new Channel.OfUser(bob), new Channel.OfGroup(group));
    Ear ear = Ear.at(otherNode(), channels.toArray(Channel[]::new));
    answer(backend(), draft(dm(alice, bob), alice));
    answer(backend(), draft(new Conversation.OfGroup(group), alice));

    assertThat(channels).allSatisfy(each -> assertThat(ear.heardOn(each, backend())).isEmpty());
  }

  @Test
  default void announcesInTheOrderOfTheIdsHoweverManySpeakAtOnce() {
    Username alice = signedUp(backend());
    Conversation notes = dm(alice, alice);
    var channel = new Channel.OfUser(alice);
    Ear here = Ear.at(backend(), channel);
    Ear there = Ear.at(otherNode(), channel);
    Waiting.onAtOnce(4, i -> say(node(i), notes, alice, 100));

    List<Event> expected = chain(all(backend(), notes));
    assertThat(here.heardOn(channel, backend(), otherNode())).isEqualTo(expected);
    assertThat(there.heardOn(channel, backend(), otherNode())).isEqualTo(expected);
  }

  @Test
  default void announcesTheRosterItMetWhileMembersComeAndGo() {
    Username alice = signedUp(backend());
    GroupName name = founded(backend(), alice);
    var channel = new Channel.OfGroup(name);
    Ear ear = Ear.at(backend(), channel);
    Waiting.onAtOnce(
        4,
        i ->
            i < 2
                ? say(node(i), new Conversation.OfGroup(name), alice, 50).size()
                : RosterRaces.comeAndGo(node(i), name, 25));

    long roster = 1;
    for (Event each : ear.heardOn(channel, backend(), otherNode())) {
      if (each instanceof MessageStored stored) {
        assertThat(stored.roster()).isEqualTo(roster);
      } else {
        assertThat(((MemberChanged) each).roster()).isEqualTo(++roster);
      }
    }
    assertThat(roster).isEqualTo(101);
  }

  private static Message said(Backend node, Draft draft) {
    MessageId id = stored(node, draft).id();
    return new Message(
        id, draft.conversation(), draft.from(), draft.content(), draft.ref(), draft.origin());
  }

  /** Each message with the id before it. */
  private static List<Event> chain(List<Message> messages) {
    List<Event> events = new ArrayList<>();
    MessageId previous = MessageId.NONE;
    for (Message each : messages) {
      events.add(new MessageStored(each, previous, 0));
      previous = each.id();
    }
    return events;
  }
}
