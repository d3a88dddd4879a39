package org.chatsystem.core.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleGroups.change;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleGroups.remove;
import static org.chatsystem.core.model.Receipt.Kind.READ;
import static org.chatsystem.core.model.Receipt.Kind.RECEIVED;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Receipt;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Notice;
import org.chatsystem.core.port.out.Notice.Receipted;
import org.chatsystem.core.port.out.ReadMarkers.Advance;
import org.junit.jupiter.api.Test;

class ReceiptsTest extends DeskUnderTest {
  private final Told ofAlice = new Told();
  private final Told ofBob = new Told();
  private final Conversation talk = dm(alice, bob);

  private void mark(Username user, Conversation where, Receipt.Kind kind, long seq) {
    backend.plain().readMarkers().advance(List.of(new Advance(user, where, kind, seq)));
  }

  @Test
  void bothOfADirectConversationAreToldOnceAndOneselfWhatIsLeft() {
    connect(alice, ofAlice);
    connect(bob, ofBob);
    List<MessageId> ids = List.of(say(alice, talk, "one"), say(alice, talk, "two"));
    mark(bob, talk, RECEIVED, 2);
    mark(bob, talk, READ, 1);

    var received = new Receipt(bob, talk, RECEIVED, ids.get(1));
    var read = new Receipt(bob, talk, READ, ids.get(0));
    eventually(
        () -> {
          assertThat(ofAlice.all(Receipted.class))
              .containsExactly(Receipted.toOther(alice, received), Receipted.toOther(alice, read));
          assertThat(ofBob.all(Receipted.class))
              .containsExactly(Receipted.own(received, 0), Receipted.own(read, 1));
          assertThat(ofBob.isFlushed()).isTrue();
        });
  }

  @Test
  void whoWasRemovedUnheardIsToldOfNoReceipt() {
    GroupName group = founded(backend.plain(), alice, bob);
    var room = new Conversation.OfGroup(group);
    connect(alice, ofAlice);
    connect(bob, ofBob);
    say(alice, room, "one");
    say(bob, room, "two");
    mark(alice, room, READ, 2);
    eventually(() -> assertThat(ofBob.all(Receipted.class)).hasSize(1));
    say(bob, room, "three");
    eventually(() -> assertThat(ofBob.texts()).hasSize(3));
    bus.stall();
    backend.plain().groups().change(change(group, remove(bob)));
    eventually(() -> assertThat(bus.waiting()).isEqualTo(2));
    bus.lose();
    mark(alice, room, READ, 3);
    eventually(() -> assertThat(ofAlice.all(Receipted.class)).hasSize(2));
    assertThat(ofBob.all(Receipted.class)).hasSize(1);
  }

  @Test
  void whoResumesIsToldWhereTheMarksStandBehindTheReplay() {
    List<MessageId> ids = List.of(say(alice, talk, "one"), say(alice, talk, "two"));
    mark(bob, talk, READ, 1);
    mark(bob, talk, RECEIVED, 2);
    var notes = dm(alice, alice);
    say(alice, notes, "not asked for");
    connect(bob, ofBob).resume(Map.of(talk, ids.get(0)), Optional.empty());
    connect(alice, ofAlice).resume(Map.of(talk, ids.get(1)), Optional.empty());

    awaitResumed(ofBob);
    assertThat(ofBob.all(Receipted.class))
        .containsExactlyInAnyOrder(
            Receipted.own(new Receipt(bob, talk, READ, ids.get(0)), 1),
            Receipted.toOther(bob, new Receipt(alice, talk, READ, ids.get(1))));
    assertThat(ofBob.notices())
        .filteredOn(each -> !(each instanceof Notice.PresenceMoved)) // alice comes as well
        .endsWith(new Notice.Resumed(1));
    awaitResumed(ofAlice);
    assertThat(ofAlice.all(Receipted.class))
        .containsExactlyInAnyOrder(
            Receipted.own(new Receipt(alice, talk, READ, ids.get(1)), 0),
            Receipted.toOther(alice, new Receipt(bob, talk, READ, ids.get(0))),
            Receipted.toOther(alice, new Receipt(bob, talk, RECEIVED, ids.get(1))));
  }

  private static void awaitResumed(Told told) {
    eventually(() -> assertThat(told.all(Notice.Resumed.class)).hasSize(1));
  }
}
