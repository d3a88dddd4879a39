package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chatsystem.core.fixture.SampleGroups.change;
import static org.chatsystem.core.fixture.SampleGroups.changeIf;
import static org.chatsystem.core.fixture.SampleGroups.changeUpTo;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleGroups.join;
import static org.chatsystem.core.fixture.SampleGroups.leave;
import static org.chatsystem.core.fixture.SampleGroups.newName;
import static org.chatsystem.core.fixture.SampleGroups.remove;
import static org.chatsystem.core.fixture.SampleGroups.role;
import static org.chatsystem.core.fixture.SampleUsers.stranger;
import static org.chatsystem.core.port.out.RosterChange.Result.CHANGED;
import static org.chatsystem.core.port.out.RosterChange.Result.CONFLICT;
import static org.chatsystem.core.port.out.RosterChange.Result.FULL;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.model.Event.MemberChange;
import org.chatsystem.core.model.Event.MemberChanged;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Groups;
import org.chatsystem.core.port.out.Retention;
import org.chatsystem.core.port.out.Roster;
import org.chatsystem.core.port.out.RosterChange;
import org.junit.jupiter.api.Test;

/** What {@link org.chatsystem.core.port.out.Groups#change} promises; a part of GroupsContract. */
interface RosterChangeContract extends StoreUnderTest {
  @Test
  default void makesOneVersionOfTheRosterWithEachStep() {
    Username alice = stranger();
    Username bob = stranger();
    Username carol = stranger();
    GroupName group = founded(backend(), alice);

    var swap = change(group, join(bob), join(carol), role(bob, Role.ADMIN), leave(carol));
    assertThat(otherNode().groups().change(swap)).isEqualTo(CHANGED);
    assertThat(backend().groups().members(group))
        .isEqualTo(Map.of(alice, Role.OWNER, bob, Role.ADMIN));
    assertThat(backend().groups().roster(group, Set.of(bob, carol)))
        .isEqualTo(new Roster(5, Map.of(bob, Role.ADMIN)));
  }

  @Test
  default void remembersTheChangesForThoseWhoWereAway() {
    Username alice = stranger();
    Username bob = stranger();
    GroupName group = founded(backend(), alice);
    pass(Duration.ofMillis(2));
    Instant away = backend().log().time();
    pass(Duration.ofMillis(2));
    backend().groups().change(change(group, join(bob), role(bob, Role.ADMIN), leave(bob)));

    Groups groups = otherNode().groups();
    assertThat(groups.changesSince(group, away, 10))
        .extracting(MemberChanged::user, MemberChanged::change, MemberChanged::roster)
        .containsExactly(
            tuple(bob, MemberChange.JOINED, 2L),
            tuple(bob, MemberChange.ROLE, 3L),
            tuple(bob, MemberChange.LEFT, 4L));
    assertThat(groups.changesSince(group, away, 1))
        .extracting(MemberChanged::change)
        .containsExactly(MemberChange.LEFT);
    assertThat(groups.changesSince(group, Instant.EPOCH, 10)).hasSize(4);
    pass(Duration.ofMillis(2));
    assertThat(groups.changesSince(group, backend().log().time(), 10)).isEmpty();
    assertThat(groups.changesSince(newName(), Instant.EPOCH, 10)).isEmpty();
  }

  @Test
  default void announcesEachStepInOrderOnBothChannels() {
    Username alice = stranger();
    Username bob = stranger();
    GroupName group = founded(backend(), alice);
    Ear ear = Ear.at(otherNode(), new Channel.OfGroup(group), new Channel.OfUser(bob));
    backend().groups().change(change(group, join(bob), role(bob, Role.ADMIN)));
    backend().groups().change(change(group, role(bob, Role.MEMBER), remove(bob)));

    List<Event> heard = ear.heardOn(new Channel.OfGroup(group), backend());
    assertThat(heard)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("at")
        .containsExactly(
            new MemberChanged(group, bob, Role.MEMBER, MemberChange.JOINED, 2, null),
            new MemberChanged(group, bob, Role.ADMIN, MemberChange.ROLE, 3, null),
            new MemberChanged(group, bob, Role.MEMBER, MemberChange.ROLE, 4, null),
            new MemberChanged(group, bob, Role.MEMBER, MemberChange.REMOVED, 5, null));
    assertThat(ear.heardOn(new Channel.OfUser(bob), backend())).isEqualTo(heard);
  }

  @Test
  default void announcesAUserOnlyOnTheirOwnChannel() {
    Username alice = stranger();
    Username bob = stranger();
    GroupName group = founded(backend(), alice);
    Ear ear = Ear.at(backend(), new Channel.OfUser(alice));
    backend().groups().change(change(group, join(bob)));

    assertThat(ear.heardOn(new Channel.OfUser(alice), backend())).isEmpty();
  }

  @Test
  default void changesWhatIsStillAsSeen() {
    Username bob = stranger();
    GroupName group = founded(backend(), stranger());

    assertThat(otherNode().groups().change(changeIf(group, bob, Optional.empty(), join(bob))))
        .isEqualTo(CHANGED);
    var promote = changeIf(group, bob, Optional.of(Role.MEMBER), role(bob, Role.ADMIN));
    assertThat(backend().groups().change(promote)).isEqualTo(CHANGED);
    assertThat(backend().groups().members(group)).containsEntry(bob, Role.ADMIN);
  }

  @Test
  default void changesNothingWhenTheRosterIsNotAsSeen() {
    Username bob = stranger();
    GroupName group = founded(backend(), stranger(), bob);
    Username carol = stranger();

    leavesAsItIs(group, CONFLICT, changeIf(group, bob, Optional.empty(), join(carol), leave(bob)));
    leavesAsItIs(
        group, CONFLICT, changeIf(group, bob, Optional.of(Role.ADMIN), join(carol), leave(bob)));
    leavesAsItIs(
        group, CONFLICT, changeIf(group, carol, Optional.of(Role.MEMBER), leave(bob), join(carol)));
  }

  @Test
  default void changesNothingWhereThereIsNoGroup() {
    GroupName nowhere = newName();

    assertThat(backend().groups().change(change(nowhere, join(stranger())))).isEqualTo(CONFLICT);
    assertThat(backend().groups().members(nowhere)).isEmpty();
    assertThat(backend().groups().roster(nowhere, Set.of())).isEqualTo(Roster.OF_NO_GROUP);
  }

  @Test
  default void changesNothingWhenThereWouldBeTooMany() {
    Username bob = stranger();
    GroupName group = founded(backend(), stranger(), bob);

    leavesAsItIs(group, FULL, changeUpTo(2, group, role(bob, Role.ADMIN), join(stranger())));
    leavesAsItIs(group, FULL, changeUpTo(3, group, join(stranger()), join(stranger())));
  }

  @Test
  default void countsTheMembersThereAreAfterwards() {
    Username bob = stranger();
    Username carol = stranger();
    GroupName group = founded(backend(), stranger(), bob);

    assertThat(backend().groups().change(changeUpTo(2, group, join(carol), leave(bob))))
        .isEqualTo(CHANGED);
    assertThat(backend().groups().change(changeUpTo(1, group, role(carol, Role.ADMIN))))
        .as("adds nobody")
        .isEqualTo(CHANGED);
    assertThat(backend().groups().change(changeUpTo(3, group, join(stranger()))))
        .isEqualTo(CHANGED);
  }

  @Test
  default void letsExactlyOneOfManyAtOnceChangeWhatTheyAllSaw() {
    for (int round = 0; round < 20; round++) {
      Username bob = stranger();
      GroupName group = founded(backend(), stranger());
      List<RosterChange.Result> results =
          Waiting.onAtOnce(
              8, i -> node(i).groups().change(changeIf(group, bob, Optional.empty(), join(bob))));

      assertThat(results).containsOnlyOnce(CHANGED);
      assertThat(Collections.frequency(results, CONFLICT)).isEqualTo(7);
      assertThat(backend().groups().roster(group, Set.of()).version()).isEqualTo(2);
    }
  }

  @Test
  default void neverHasTooManyHoweverManyJoinAtOnce() {
    for (int round = 0; round < 10; round++) {
      GroupName group = founded(backend(), stranger());
      List<RosterChange.Result> results =
          Waiting.onAtOnce(8, i -> node(i).groups().change(changeUpTo(5, group, join(stranger()))));

      assertThat(Collections.frequency(results, CHANGED)).isEqualTo(4);
      assertThat(Collections.frequency(results, FULL)).isEqualTo(4);
      assertThat(backend().groups().members(group)).hasSize(5);
    }
  }

  @Test
  default void announcesInTheOrderOfTheVersionsHoweverManyChangeAtOnce() {
    GroupName group = founded(backend(), stranger());
    var channel = new Channel.OfGroup(group);
    Ear ear = Ear.at(otherNode(), channel);
    Waiting.onAtOnce(8, i -> RosterRaces.comeAndGo(node(i), group, 10));

    assertThat(ear.heardOn(channel, backend(), otherNode()))
        .extracting(each -> ((MemberChanged) each).roster())
        .containsExactlyElementsOf(LongStream.rangeClosed(2, 161).boxed().toList());
  }

  private Backend node(int thread) {
    return thread % 2 == 0 ? backend() : otherNode();
  }

  private void leavesAsItIs(GroupName group, RosterChange.Result result, RosterChange change) {
    Map<Username, Role> members = backend().groups().members(group);
    Backend listener = backendKeeping(Retention.DEFAULT);
    Ear ear = Ear.at(listener, new Channel.OfGroup(group));

    assertThat(otherNode().groups().change(change)).isEqualTo(result);
    assertThat(backend().groups().members(group)).isEqualTo(members);
    assertThat(backend().groups().roster(group, Set.of()).version()).isEqualTo(2);
    assertThat(ear.heardOn(new Channel.OfGroup(group), otherNode())).isEmpty();
  }
}
