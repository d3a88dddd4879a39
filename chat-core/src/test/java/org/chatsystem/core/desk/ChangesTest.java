package org.chatsystem.core.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleGroups.change;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleGroups.remove;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Emoji;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageChange;
import org.chatsystem.core.model.MessageChange.Deleted;
import org.chatsystem.core.model.MessageChange.Edited;
import org.chatsystem.core.model.MessageChange.Reacted;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.MessageChanges;
import org.chatsystem.core.port.out.Notice;
import org.junit.jupiter.api.Test;

/** What becomes of messages reaches everyone concerned: live, when it was lost, and on resume. */
class ChangesTest extends DeskUnderTest {
  private static final Emoji THUMB = new Emoji("👍");

  private final Conversation talk = dm(alice, bob);
  private final Told told = new Told();

  private void edit(MessageId id, String text) {
    backend.plain().changes().edit(talk, id, alice, new Content(text), Optional.empty());
  }

  private void delete(MessageId id) {
    backend.plain().changes().delete(talk, id, alice, Optional.empty());
  }

  private void react(Conversation in, MessageId id, Username user, boolean removed) {
    backend.plain().changes().react(in, id, user, THUMB, removed);
  }

  private void unheard(Runnable deed) {
    bus.stall();
    deed.run();
    eventually(() -> assertThat(bus.waiting()).isPositive());
    bus.lose();
  }

  private List<MessageChange> changes() {
    return told.all(Notice.Changed.class).stream().map(Notice.Changed::change).toList();
  }

  private List<String> edits() {
    return changes().stream().map(each -> ((Edited) each).content().text()).toList();
  }

  private void awaitResumed() {
    eventually(() -> assertThat(told.all(Notice.Resumed.class)).isNotEmpty());
  }

  @Test
  void reachEveryConnectionOfBoth() {
    var ofAlice = new Told();
    connect(bob, told);
    connect(alice, ofAlice);
    MessageId id = say(alice, talk, "one");
    react(talk, id, bob, false);
    react(talk, id, bob, true);
    delete(id);
    List<MessageChange> all =
        List.of(
            new Reacted(id, bob, THUMB, false), new Reacted(id, bob, THUMB, true), new Deleted(id));
    eventually(() -> assertThat(changes()).isEqualTo(all));
    eventually(() -> assertThat(ofAlice.all(Notice.Changed.class)).hasSize(3));
    assertThat(told.all(Notice.Changed.class)).allMatch(each -> each.reader().equals(bob));
    assertThat(ofAlice.all(Notice.Changed.class)).allMatch(each -> each.reader().equals(alice));
  }

  @Test
  void comeInTheirOrderWhenOneWasLost() {
    connect(bob, told);
    MessageId id = say(alice, talk, "one");
    react(talk, id, bob, false);
    eventually(() -> assertThat(changes()).hasSize(1));
    unheard(() -> react(talk, id, bob, true));
    react(talk, id, alice, false);
    eventually(
        () ->
            assertThat(changes())
                .containsExactly(
                    new Reacted(id, bob, THUMB, false),
                    new Reacted(id, bob, THUMB, true),
                    new Reacted(id, alice, THUMB, false)));
  }

  @Test
  void areFoundWhenTheLastOneWasLost() {
    connect(bob, told);
    MessageId id = say(alice, talk, "one");
    eventually(() -> assertThat(told.texts()).containsExactly("one"));
    unheard(() -> edit(id, "two"));
    bus.restore();
    eventually(() -> assertThat(edits()).containsExactly("two"));
  }

  @Test
  void neverComeBeforeTheirMessage() {
    connect(bob, told);
    MessageId id = sayUnheard(alice, talk, "one");
    edit(id, "two");
    eventually(() -> assertThat(edits()).containsExactly("two"));
    assertThat(told.texts()).containsExactly("two");
    assertThat(told.notices().get(1)).isInstanceOf(Notice.Said.class);
  }

  @Test
  void areToldAsAGapWhenMoreWereLostThanAreKept() {
    connect(bob, told);
    MessageId id = say(alice, talk, "one");
    react(talk, id, bob, false);
    eventually(() -> assertThat(changes()).hasSize(1));
    unheard(
        () -> {
          for (int i = 0; i < MessageChanges.KEPT; i++) {
            react(talk, id, alice, i % 2 == 1);
          }
          edit(id, "last");
        });
    bus.restore();
    eventually(
        () ->
            assertThat(told.all(Notice.Gap.class))
                .containsExactly(new Notice.Gap(bob, talk, null, id)));
    eventually(() -> assertThat(changes()).hasSize(1 + MessageChanges.KEPT));
    assertThat(changes().get(MessageChanges.KEPT)).isInstanceOf(Edited.class);
  }

  @Test
  void areReplayedToWhoWasAway() {
    MessageId held = say(alice, talk, "held");
    MessageId missed = say(alice, talk, "missed");
    edit(held, "edited");
    edit(missed, "edited too");
    connect(bob, told).resume(Map.of(talk, held), Optional.empty());
    awaitResumed();
    assertThat(told.texts()).containsExactly("edited too");
    assertThat(edits()).containsExactly("edited", "edited too");
    assertThat(told.all(Notice.Resumed.class)).containsExactly(new Notice.Resumed(1));
  }

  @Test
  void areReplayedSinceATimeOnly() {
    MessageId held = say(alice, talk, "held");
    react(talk, held, alice, false);
    Instant since = backend.plain().log().time();
    react(talk, held, bob, false);
    connect(bob, told).resume(Map.of(talk, held), Optional.of(since));
    awaitResumed();
    assertThat(changes()).containsExactly(new Reacted(held, bob, THUMB, false));
  }

  @Test
  void areAGapForWhoMissedMoreThanIsReplayed() {
    MessageId held = say(alice, talk, "held");
    for (int i = 0; i < 12; i++) {
      react(talk, held, alice, i % 2 == 1);
    }
    connect(bob, told).resume(Map.of(talk, held), Optional.empty());
    awaitResumed();
    assertThat(changes()).isEmpty();
    assertThat(told.all(Notice.Gap.class)).containsExactly(new Notice.Gap(bob, talk, null, held));
    react(talk, held, bob, false);
    eventually(() -> assertThat(changes()).containsExactly(new Reacted(held, bob, THUMB, false)));
  }

  @Test
  void madeWhileAReplayIsReadEndAsTheLogHasThem() {
    MessageId held = say(alice, talk, "held");
    MessageId missed = say(alice, talk, "missed");
    var connection = connect(bob, told);
    var other = new Told();
    connect(bob, other);
    boolean[] meanwhile = new boolean[1];
    backend.afterReads(
        read -> {
          if (read.equals("readAfter") && !meanwhile[0]) {
            // after the log has answered, and all the way through before its answer is used
            meanwhile[0] = true;
            edit(missed, "edited");
            edit(held, "edited too");
            eventually(() -> assertThat(other.all(Notice.Changed.class)).hasSize(2));
          }
        });
    connection.resume(Map.of(talk, held), Optional.empty());
    awaitResumed();
    assertThat(told.texts()).containsExactly("missed");
    assertThat(edits()).containsExactly("edited", "edited too");
    assertThat(told.notices().get(1)).isInstanceOf(Notice.Said.class);
  }

  @Test
  void madeBeforeAReplayBeginsButHeardDuringItAreTold() {
    MessageId held = say(alice, talk, "held");
    var other = new Told();
    connect(bob, other);
    bus.stall();
    react(talk, held, alice, false);
    var connection = connect(bob, told);
    Instant since = backend.plain().log().time();
    backend.afterReads(
        read -> {
          if (read.equals("readAfter")) {
            bus.flow();
            eventually(() -> assertThat(other.all(Notice.Changed.class)).hasSize(1));
          }
        });
    connection.resume(Map.of(talk, held), Optional.of(since));
    awaitResumed();
    assertThat(changes()).containsExactly(new Reacted(held, alice, THUMB, false));
  }

  @Test
  void areNotForWhoWasRemovedUnheard() {
    GroupName group = founded(backend.plain(), alice, bob);
    var room = new Conversation.OfGroup(group);
    var ofAlice = new Told();
    connect(bob, told);
    connect(alice, ofAlice);
    MessageId id = say(alice, room, "before");
    eventually(() -> assertThat(told.texts()).containsExactly("before"));
    bus.stall();
    backend.plain().groups().change(change(group, remove(bob)));
    eventually(() -> assertThat(bus.waiting()).isEqualTo(2));
    bus.lose();
    react(room, id, alice, false);
    eventually(() -> assertThat(ofAlice.all(Notice.Changed.class)).hasSize(1));
    assertThat(changes()).isEmpty();
  }

  @Test
  void areNotReplayedToWhoIsOut() {
    GroupName group = founded(backend.plain(), alice, bob);
    var room = new Conversation.OfGroup(group);
    MessageId id = say(alice, room, "before");
    backend.plain().groups().change(change(group, remove(bob)));
    react(room, id, alice, false);
    connect(bob, told).resume(Map.of(room, id), Optional.of(Instant.EPOCH));
    awaitResumed();
    assertThat(changes()).isEmpty();
  }
}
