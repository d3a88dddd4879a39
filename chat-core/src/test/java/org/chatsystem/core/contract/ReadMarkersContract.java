package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.contract.LogUnderTest.say;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleGroups.change;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleGroups.remove;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;
import static org.chatsystem.core.fixture.SampleUsers.stranger;
import static org.chatsystem.core.model.Receipt.Kind.READ;
import static org.chatsystem.core.model.Receipt.Kind.RECEIVED;
import static org.chatsystem.core.port.out.ReadMarkers.Outcome.MOVED;
import static org.chatsystem.core.port.out.ReadMarkers.Outcome.NOTHING_SAID;
import static org.chatsystem.core.port.out.ReadMarkers.Outcome.NOT_A_MEMBER;
import static org.chatsystem.core.port.out.ReadMarkers.Outcome.UNMOVED;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chatsystem.core.fixture.SampleGroups;
import org.chatsystem.core.fixture.SampleUsers;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.model.Event.ReceiptMoved;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Marks;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Receipt;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.ReadMarkers;
import org.chatsystem.core.port.out.ReadMarkers.Advance;
import org.chatsystem.core.port.out.ReadMarkers.Outcome;
import org.chatsystem.core.port.out.Retention;
import org.junit.jupiter.api.Test;

/** What {@link ReadMarkers} promises; that sending moves the sender's own is the log's part. */
public interface ReadMarkersContract extends StoreUnderTest {
  @Test
  default void showsTheMarkOnEveryNode() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    List<MessageId> ids = say(backend(), dm(alice, bob), bob, 3);

    assertThat(read(backend(), alice, dm(alice, bob), 2)).isEqualTo(MOVED);
    assertThat(otherNode().readMarkers().of(alice, List.of(dm(alice, bob))))
        .isEqualTo(Map.of(dm(alice, bob), ids.get(1)));
  }

  @Test
  default void keepsOneMarkForEachReaderConversationAndKind() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    Conversation dm = dm(alice, bob);
    Conversation silent = dm(alice, signedUp(backend()));
    List<MessageId> ids = say(backend(), dm, bob, 3);
    List<MessageId> notes = say(backend(), dm(alice, alice), alice, 1);
    read(backend(), alice, dm, 1);
    assertThat(received(backend(), alice, dm, 2)).isEqualTo(MOVED);

    List<Conversation> asked = List.of(dm, silent, dm(alice, alice));
    assertThat(backend().readMarkers().of(alice, asked))
        .isEqualTo(Map.of(dm, ids.get(0), dm(alice, alice), notes.get(0)));
    assertThat(backend().readMarkers().of(bob, asked)).isEqualTo(Map.of(dm, ids.get(2)));
    assertThat(backend().readMarkers().toldTo(alice, asked))
        .isEqualTo(
            Map.of(
                dm,
                Map.of(
                    alice,
                    new Marks(ids.get(1), ids.get(0)),
                    bob,
                    new Marks(ids.get(2), ids.get(2))),
                dm(alice, alice),
                Map.of(alice, new Marks(notes.get(0), notes.get(0)))));
    assertThat(backend().readMarkers().of(alice, List.of())).isEmpty();
    assertThat(backend().readMarkers().toldTo(alice, List.of())).isEmpty();
    assertThat(backend().readMarkers().advance(List.of())).isEmpty();
  }

  @Test
  default void neverMovesAMarkBackNorBeyondTheHead() {
    Username alice = signedUp(backend());
    Conversation dm = dm(alice, signedUp(backend()));
    List<MessageId> ids = say(backend(), dm, peerIn(dm, alice), 12);

    assertThat(read(backend(), alice, dm, 9)).isEqualTo(MOVED);
    assertThat(read(otherNode(), alice, dm, 8)).isEqualTo(UNMOVED);
    assertThat(read(otherNode(), alice, dm, 9)).isEqualTo(UNMOVED);
    assertThat(read(otherNode(), alice, dm, 0)).isEqualTo(UNMOVED);
    assertThat(markOf(alice, dm)).isEqualTo(ids.get(8));
    assertThat(read(otherNode(), alice, dm, 10)).isEqualTo(MOVED);
    assertThat(markOf(alice, dm)).isEqualTo(ids.get(9));
    assertThat(read(backend(), alice, dm, Long.MAX_VALUE)).isEqualTo(MOVED);
    assertThat(markOf(alice, dm)).isEqualTo(ids.get(11));
    assertThat(read(backend(), alice, dm, 13)).isEqualTo(UNMOVED);
  }

  @Test
  default void findsTheIdOfEverySeq() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    Conversation dm = dm(alice, bob);
    List<MessageId> ids = new ArrayList<>();
    for (int i = 0; i < 10; i++) { // some share a millisecond, some do not
      ids.addAll(say(backend(), dm, bob, 7));
      pass(Duration.ofMillis(1 + i % 3));
    }
    for (MessageId each : ids) {
      assertThat(read(backend(), alice, dm, each.seq())).isEqualTo(MOVED);
      assertThat(markOf(alice, dm)).isEqualTo(each);
    }
  }

  @Test
  default void whatRetentionHasRemovedMovesNothing() {
    Backend small = backendKeeping(new Retention(Duration.ofDays(1), 5));
    Username alice = signedUp(small);
    Username bob = signedUp(small);
    say(small, dm(alice, bob), bob, 300);

    assertThat(read(small, alice, dm(alice, bob), 3)).isEqualTo(UNMOVED);
    assertThat(small.readMarkers().of(alice, List.of(dm(alice, bob)))).isEmpty();
    assertThat(read(small, alice, dm(alice, bob), 298)).isEqualTo(MOVED);
  }

  @Test
  default void whatIsReadIsReceived() {
    Username alice = signedUp(backend());
    Conversation dm = dm(alice, signedUp(backend()));
    say(backend(), dm, peerIn(dm, alice), 5);

    assertThat(read(backend(), alice, dm, 3)).isEqualTo(MOVED);
    assertThat(received(backend(), alice, dm, 3)).isEqualTo(UNMOVED);
    assertThat(received(backend(), alice, dm, 4)).isEqualTo(MOVED);
    assertThat(read(backend(), alice, dm, 4)).isEqualTo(MOVED);
  }

  @Test
  default void whereNothingWasSaidThereIsNothingToMark() {
    Username alice = signedUp(backend());
    Conversation dm = dm(alice, signedUp(backend()));
    var group = new Conversation.OfGroup(founded(backend(), alice));
    assertThat(read(backend(), alice, dm, 1)).isEqualTo(NOTHING_SAID);
    assertThat(read(backend(), alice, group, 1)).isEqualTo(NOTHING_SAID);
    assertThat(backend().readMarkers().toldTo(alice, List.of(dm, group))).isEmpty();
  }

  @Test
  default void aNewGroupOfADeletedOnesNameBeginsWithoutMarks() {
    Username alice = signedUp(backend());
    GroupName name = founded(backend(), alice);
    var group = new Conversation.OfGroup(name);
    say(backend(), group, alice, 2);
    backend().groups().delete(name, alice);
    backend().groups().create(SampleGroups.publicGroup(name), alice);

    assertThat(read(backend(), alice, group, 1)).isEqualTo(NOTHING_SAID);
    assertThat(backend().readMarkers().of(alice, List.of(group))).isEmpty();
    assertThat(backend().readMarkers().toldTo(alice, List.of(group))).isEmpty();
  }

  @Test
  default void strangersAndThoseRemovedMarkNothingAndAreToldNothing() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    GroupName name = founded(backend(), alice, bob);
    var group = new Conversation.OfGroup(name);
    var missing = new Conversation.OfGroup(SampleGroups.newName());
    say(backend(), group, alice, 2);
    Ear ear = Ear.at(otherNode(), new Channel.OfGroup(name));

    assertThat(read(backend(), stranger(), group, 1)).isEqualTo(NOT_A_MEMBER);
    assertThat(read(backend(), alice, missing, 1)).isEqualTo(NOT_A_MEMBER);
    assertThat(read(backend(), bob, group, 1)).isEqualTo(MOVED);
    backend().groups().change(change(name, remove(bob)));
    assertThat(read(backend(), bob, group, 2)).isEqualTo(NOT_A_MEMBER);
    assertThat(backend().readMarkers().toldTo(bob, List.of(group, missing))).isEmpty();
    assertThat(backend().readMarkers().toldTo(alice, List.of(group)).get(group))
        .containsOnlyKeys(alice);
    assertThat(receipts(ear.heardOn(new Channel.OfGroup(name), backend()))).hasSize(1);
  }

  @Test
  default void tellsBothOfADirectConversation() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    Conversation dm = dm(alice, bob);
    List<MessageId> ids = say(backend(), dm, bob, 5);
    var alices = new Channel.OfUser(alice);
    var bobs = new Channel.OfUser(bob);
    Ear ear = Ear.at(otherNode(), alices, bobs);
    received(backend(), alice, dm, 4);
    received(backend(), alice, dm, 3);
    read(backend(), alice, dm, 2);

    List<Event> told =
        List.of(
            new ReceiptMoved(new Receipt(alice, dm, RECEIVED, ids.get(3)), 0, 0),
            new ReceiptMoved(new Receipt(alice, dm, READ, ids.get(1)), 3, 0));
    assertThat(ear.heardOn(alices, backend())).isEqualTo(told);
    assertThat(ear.heardOn(bobs, backend())).isEqualTo(told);
  }

  @Test
  default void tellsOfNotesAndOfBroadcastsOneselfAlone() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    var alices = new Channel.OfUser(alice);
    say(backend(), Conversation.BROADCAST, bob, 1);
    say(backend(), dm(alice, alice), alice, 1);
    Ear ear = Ear.at(otherNode(), alices, Channel.BROADCAST);

    assertThat(read(backend(), alice, Conversation.BROADCAST, Long.MAX_VALUE)).isEqualTo(MOVED);
    assertThat(read(backend(), alice, dm(alice, alice), 1)).isEqualTo(UNMOVED);
    assertThat(receipts(ear.heardOn(alices, backend()))).hasSize(1);
    assertThat(receipts(ear.heardOn(Channel.BROADCAST, backend()))).isEmpty();
  }

  @Test
  default void tellsTheMembersOfASmallGroupWithItsRoster() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    GroupName name = founded(backend(), alice, bob);
    var group = new Conversation.OfGroup(name);
    List<MessageId> ids = say(backend(), group, alice, 2);
    var channel = new Channel.OfGroup(name);
    Ear ear = Ear.at(otherNode(), channel, new Channel.OfUser(bob));
    read(backend(), bob, group, 1);

    assertThat(receipts(ear.heardOn(channel, backend())))
        .containsExactly(new ReceiptMoved(new Receipt(bob, group, READ, ids.get(0)), 1, 2));
    assertThat(receipts(ear.heardOn(new Channel.OfUser(bob), backend()))).isEmpty();
  }

  @Test
  default void inAGroupOfMoreThanAHundredEveryoneIsToldOfThemselvesAlone() {
    Username alice = signedUp(backend());
    Username[] others =
        Stream.generate(SampleUsers::stranger)
            .limit(ReadMarkers.MAX_MEMBERS_TOLD)
            .toArray(Username[]::new);
    GroupName name = founded(backend(), alice, others);
    var group = new Conversation.OfGroup(name);
    List<MessageId> ids = say(backend(), group, alice, 1);
    var own = new Channel.OfUser(others[0]);
    Ear ear = Ear.at(otherNode(), new Channel.OfGroup(name), own);
    read(backend(), others[0], group, 1);

    assertThat(receipts(ear.heardOn(own, backend()))).hasSize(1);
    assertThat(receipts(ear.heardOn(new Channel.OfGroup(name), backend()))).isEmpty();
    var marks = new Marks(ids.get(0), ids.get(0));
    assertThat(backend().readMarkers().toldTo(others[0], List.of(group)))
        .isEqualTo(Map.of(group, Map.of(others[0], marks)));

    backend().groups().change(change(name, remove(others[1])));
    assertThat(backend().readMarkers().toldTo(others[0], List.of(group)))
        .isEqualTo(Map.of(group, Map.of(others[0], marks, alice, marks)));
  }

  @Test
  default void endsAtTheFurtherOfTwoAtOnceAndTellsInThatOrder() {
    Username bob = signedUp(backend());
    GroupName name = founded(backend(), bob);
    List<Username> readers = Stream.generate(SampleUsers::stranger).limit(300).toList();
    readers.forEach(each -> backend().groups().change(change(name, SampleGroups.join(each))));
    var group = new Conversation.OfGroup(name);
    List<MessageId> ids = say(backend(), group, bob, 2);
    Channel[] channels = readers.stream().map(Channel.OfUser::new).toArray(Channel[]::new);
    Ear ear = Ear.at(otherNode(), channels);
    InStep.race(
        readers.size(),
        round -> read(backend(), readers.get(round), group, 1) != NOT_A_MEMBER,
        round -> read(otherNode(), readers.get(round), group, 2) == MOVED);

    for (int i = 0; i < channels.length; i++) {
      assertThat(backend().readMarkers().of(readers.get(i), List.of(group)))
          .containsEntry(group, ids.get(1));
      assertThat(receipts(ear.heardOn(channels[i], backend(), otherNode())))
          .extracting(each -> each.receipt().upTo())
          .isSorted()
          .endsWith(ids.get(1));
    }
  }

  private static List<ReceiptMoved> receipts(List<Event> events) {
    return events.stream()
        .filter(ReceiptMoved.class::isInstance)
        .map(ReceiptMoved.class::cast)
        .toList();
  }

  private static Outcome read(Backend node, Username user, Conversation where, long seq) {
    return advance(node, new Advance(user, where, READ, seq));
  }

  private static Outcome received(Backend node, Username user, Conversation where, long seq) {
    return advance(node, new Advance(user, where, RECEIVED, seq));
  }

  private static Outcome advance(Backend node, Advance advance) {
    return node.readMarkers().advance(List.of(advance)).get(0);
  }

  private static Username peerIn(Conversation dm, Username user) {
    return ((Conversation.Direct) dm).peerOf(user);
  }

  private MessageId markOf(Username reader, Conversation conversation) {
    return backend().readMarkers().of(reader, List.of(conversation)).get(conversation);
  }
}
