package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.contract.ChangeUnderTest.changes;
import static org.chatsystem.core.contract.ChangeUnderTest.delete;
import static org.chatsystem.core.contract.ChangeUnderTest.done;
import static org.chatsystem.core.contract.ChangeUnderTest.edit;
import static org.chatsystem.core.contract.ChangeUnderTest.kinds;
import static org.chatsystem.core.contract.ChangeUnderTest.react;
import static org.chatsystem.core.contract.ChangeUnderTest.unreact;
import static org.chatsystem.core.contract.LogUnderTest.say;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleGroups.change;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleGroups.join;
import static org.chatsystem.core.fixture.SampleGroups.newName;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chatsystem.core.model.ChangeId;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.model.Event.MessageChanged;
import org.chatsystem.core.model.Event.MessageStored;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageChange;
import org.chatsystem.core.model.MessageChange.Deleted;
import org.chatsystem.core.model.MessageChange.Edited;
import org.chatsystem.core.model.MessageChange.Reacted;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.MessageChanges;
import org.chatsystem.core.port.out.MessageChanges.Newest;
import org.junit.jupiter.api.Test;

/** What a change announces, and what is kept of it; a part of MessageChangesContract. */
interface ChangeHistoryContract extends ChangeUnderTest {
  @Test
  default void announcesAndKeepsEachChangeWithTheOneBeforeIt() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    Conversation dm = dm(alice, bob);
    var channel = new Channel.OfUser(alice);
    Ear ear = Ear.at(otherNode(), channel, new Channel.OfUser(bob));
    List<MessageId> ids = say(backend(), dm, alice, 2);
    done(react(backend(), dm, ids.get(0), bob, THUMB));
    done(unreact(otherNode(), dm, ids.get(0), bob, THUMB));
    Message edited = done(edit(backend(), dm, ids.get(1), alice, "see @" + bob));
    done(delete(backend(), dm, ids.get(0), alice));

    List<MessageChanged> heard = changesHeard(ear, channel);
    assertThat(kinds(heard))
        .containsExactly(
            new Reacted(ids.get(0), bob, THUMB, false),
            new Reacted(ids.get(0), bob, THUMB, true),
            new Edited(ids.get(1), edited.content(), List.of(bob), edited.editedAt().orElseThrow()),
            new Deleted(ids.get(0)));
    assertThat(changesHeard(ear, new Channel.OfUser(bob))).isEqualTo(heard);
    assertThat(changes(otherNode(), dm)).isEqualTo(heard);
    assertChain(heard);
    assertThat(otherNode().changes().after(dm, heard.get(1).id(), 1))
        .isEqualTo(heard.subList(2, 3));
    assertThat(otherNode().changes().after(dm, heard.get(3).id(), 10)).isEmpty();
    assertThat(backend().changes().newest(List.of(dm, dm(bob, bob))))
        .isEqualTo(Map.of(dm, new Newest(ids.get(1), heard.get(3).id())));
  }

  private static void assertChain(List<MessageChanged> changes) {
    ChangeId previous = ChangeId.NONE;
    for (MessageChanged each : changes) {
      assertThat(each.previous()).isEqualTo(previous);
      assertThat(each.id().isAfter(previous)).isTrue();
      assertThat(each.id().seq()).isEqualTo(previous.seq() + 1);
      previous = each.id();
    }
  }

  @Test
  default void announcesChangesInAGroupWithTheRosterTheyMet() {
    Username alice = signedUp(backend());
    GroupName name = founded(backend(), alice);
    Conversation group = new Conversation.OfGroup(name);
    var channel = new Channel.OfGroup(name);
    Ear ear = Ear.at(otherNode(), channel);
    MessageId id = say(backend(), group, alice, 1).get(0);
    done(react(backend(), group, id, alice, THUMB));
    backend().groups().change(change(name, join(stranger())));
    done(react(backend(), group, id, alice, HEART));

    assertThat(changesHeard(ear, channel))
        .extracting(MessageChanged::roster)
        .containsExactly(1L, 2L);
    assertThat(changes(backend(), group)).isEqualTo(changesHeard(ear, channel));
  }

  @Test
  default void announcesChangesOfABroadcastOnItsChannel() {
    Username alice = signedUp(backend());
    Ear ear = Ear.at(otherNode(), Channel.BROADCAST);
    MessageId id = say(backend(), Conversation.BROADCAST, alice, 1).get(0);
    done(delete(backend(), Conversation.BROADCAST, id, alice));

    assertThat(kinds(changesHeard(ear, Channel.BROADCAST))).contains(new Deleted(id));
  }

  @Test
  default void keepsNothingOfWhatADeletedMessageSaid() {
    Username alice = signedUp(backend());
    Conversation notes = dm(alice, alice);
    MessageId id = say(backend(), notes, alice, 1).get(0);
    done(edit(backend(), notes, id, alice, "first"));
    done(edit(backend(), notes, id, alice, "second"));
    assertThat(kinds(changes(otherNode(), notes)))
        .allSatisfy(each -> assertThat(((Edited) each).content().text()).isEqualTo("second"));
    done(delete(backend(), notes, id, alice));

    assertThat(kinds(changes(otherNode(), notes)))
        .isEqualTo(List.<MessageChange>of(new Deleted(id), new Deleted(id), new Deleted(id)));
  }

  @Test
  default void keepsABoundedNumberOfChanges() {
    Username alice = signedUp(backend());
    Conversation notes = dm(alice, alice);
    MessageId id = say(backend(), notes, alice, 1).get(0);
    for (int i = 0; i < MessageChanges.KEPT; i++) {
      done(react(backend(), notes, id, alice, THUMB));
      done(unreact(backend(), notes, id, alice, THUMB));
    }

    List<MessageChanged> kept = changes(otherNode(), notes);
    assertThat(kept).hasSizeBetween(MessageChanges.KEPT, MessageChanges.KEPT + 200);
    assertThat(kept.get(0).previous().isAfter(ChangeId.NONE)).isTrue();
    assertThat(kept.get(kept.size() - 1).id().seq()).isEqualTo(2L * MessageChanges.KEPT);
  }

  @Test
  default void announcesInTheOrderOfTheIdsHoweverManyChangeAtOnce() {
    Username alice = signedUp(backend());
    GroupName name = founded(backend(), alice);
    Conversation group = new Conversation.OfGroup(name);
    var channel = new Channel.OfGroup(name);
    Ear here = Ear.at(backend(), channel);
    Ear there = Ear.at(otherNode(), channel);
    Waiting.onAtOnce(
        4,
        thread -> {
          MessageId id = say(node(thread), group, alice, 1).get(0);
          for (int i = 0; i < 25; i++) {
            done(edit(node(thread), group, id, alice, "edit " + i));
          }
          return thread;
        });

    List<MessageChanged> heard = changesHeard(here, channel);
    assertThat(heard).hasSize(100);
    assertChain(heard);
    assertThat(changesHeard(there, channel)).isEqualTo(heard);
    assertChangesFollowTheirMessages(here.heardOn(channel, backend(), otherNode()));
  }

  private static void assertChangesFollowTheirMessages(List<Event> events) {
    List<MessageId> said = new ArrayList<>();
    for (Event each : events) {
      if (each instanceof MessageStored stored) {
        said.add(stored.message().id());
      } else if (each instanceof MessageChanged changed) {
        assertThat(said).contains(changed.change().message());
      }
    }
  }

  @Test
  default void tellsNothingWhereNothingHappened() {
    Username alice = signedUp(backend());
    Conversation notes = dm(alice, alice);
    MessageId id = say(backend(), notes, alice, 1).get(0);
    Conversation nowhere = new Conversation.OfGroup(newName());

    assertThat(changes(backend(), notes)).isEmpty();
    assertThat(changes(backend(), nowhere)).isEmpty();
    assertThat(backend().changes().newest(List.of(notes, nowhere)))
        .isEqualTo(Map.of(notes, new Newest(id, ChangeId.NONE)));
    assertThat(backend().changes().newest(List.of())).isEmpty();
  }

  private List<MessageChanged> changesHeard(Ear ear, Channel channel) {
    return ear.heardOn(channel, backend(), otherNode()).stream()
        .filter(MessageChanged.class::isInstance)
        .map(MessageChanged.class::cast)
        .toList();
  }
}
