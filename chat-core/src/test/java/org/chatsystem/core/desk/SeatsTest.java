package org.chatsystem.core.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleGroups.change;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleGroups.join;
import static org.chatsystem.core.fixture.SampleGroups.leave;

import java.util.Map;
import java.util.Optional;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.port.in.ConnectUser.Connection;
import org.chatsystem.core.port.out.Notice;
import org.chatsystem.core.port.out.RosterChange.Step;
import org.junit.jupiter.api.Test;

class SeatsTest extends DeskUnderTest {
  private final Told told = new Told();
  private final GroupName group = founded(backend.plain(), alice);
  private final Conversation room = new Conversation.OfGroup(group);

  private void move(Step step, int moves) {
    backend.plain().groups().change(change(group, step));
    eventually(() -> assertThat(told.all(Notice.MemberMoved.class)).hasSize(moves));
  }

  @Test
  void whatWasSaidBeforeTheConfirmationIsMadeUpFor() {
    say(alice, room, "long ago");
    connect(alice, new Told());
    connect(bob, told);
    bus.faults(LATE);
    backend.plain().groups().change(change(group, join(bob)));
    say(alice, room, "one");
    say(alice, room, "two");
    eventually(() -> assertThat(told.all(Notice.MemberMoved.class)).hasSize(1));
    bus.confirm();
    eventually(() -> assertThat(told.texts()).endsWith("one", "two"));
    assertThat(told.all(Notice.Gap.class)).isEmpty();
  }

  @Test
  void aConfirmationAfterTheLeavingGivesNoSeat() {
    connect(bob, told);
    bus.faults(LATE);
    move(join(bob), 1);
    move(leave(bob), 2);
    bus.confirm();
    assertThat(bus.subscribed()).doesNotContain(new Channel.OfGroup(group));
    bus.faults(FaultyBus.Faults.NONE);
    move(join(bob), 3);
    say(alice, room, "back");
    eventually(() -> assertThat(told.texts()).containsExactly("back"));
  }

  @Test
  void whoComesBackHearsNothingTwice() {
    backend.plain().groups().change(change(group, join(bob)));
    connect(bob, told);
    say(alice, room, "one");
    eventually(() -> assertThat(told.texts()).containsExactly("one"));
    bus.stall();
    backend.plain().groups().change(change(group, leave(bob)));
    backend.plain().groups().change(change(group, join(bob)));
    say(alice, room, "two");
    bus.flow();
    eventually(() -> assertThat(told.texts()).containsExactly("one", "two"));
  }

  @Test
  void whoHadReadAheadOfTheBusAndComesBackHearsNothingTwice() {
    backend.plain().groups().change(change(group, join(bob)));
    connect(alice, new Told());
    Connection connection = connect(bob, told);
    MessageId zero = say(alice, room, "zero");
    eventually(() -> assertThat(told.texts()).containsExactly("zero"));
    sayUnheard(alice, room, "one");
    connection.resume(Map.of(room, zero), Optional.empty());
    eventually(() -> assertThat(told.texts()).containsExactly("zero", "one"));
    backend.plain().groups().change(change(group, leave(bob)));
    backend.plain().groups().change(change(group, join(bob)));
    say(alice, room, "two");
    eventually(() -> assertThat(told.texts()).endsWith("two"));
    assertThat(told.texts()).containsExactly("zero", "one", "two");
  }

  @Test
  void whoResumedWhileOutsideContinuesThereOnceBack() {
    backend.plain().groups().change(change(group, join(bob)));
    MessageId zero = say(alice, room, "zero");
    say(alice, room, "one");
    backend.plain().groups().change(change(group, leave(bob)));
    Connection connection = connect(bob, told);
    connection.resume(Map.of(room, zero), Optional.empty());
    eventually(() -> assertThat(told.all(Notice.Resumed.class)).hasSize(1));
    assertThat(told.texts()).isEmpty();
    backend.plain().groups().change(change(group, join(bob)));
    say(alice, room, "two");
    eventually(() -> assertThat(told.texts()).containsExactly("one", "two"));
  }
}
