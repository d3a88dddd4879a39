package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleGroups.newName;
import static org.chatsystem.core.fixture.SampleGroups.privateGroup;
import static org.chatsystem.core.fixture.SampleGroups.publicGroup;
import static org.chatsystem.core.fixture.SampleUsers.stranger;
import static org.chatsystem.core.model.Event.MemberChange.JOINED;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Event.MemberChanged;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Groups;
import org.chatsystem.core.port.out.Roster;
import org.junit.jupiter.api.Test;

/** What {@link Groups} promises. */
public interface GroupsContract
    extends RosterChangeContract, GroupEditContract, GroupDeletionContract {
  @Test
  default void findsANewGroupOnAnyNode() {
    Group open = publicGroup(newName());
    Group hidden = privateGroup(newName());
    assertThat(backend().groups().create(open, stranger())).isTrue();
    assertThat(backend().groups().create(hidden, stranger())).isTrue();

    assertThat(backend().groups().find(open.name())).contains(open);
    assertThat(otherNode().groups().find(hidden.name())).contains(hidden);
    assertThat(backend().groups().find(newName())).isEmpty();
  }

  @Test
  default void beginsWithTheOwnerAsTheOnlyMember() {
    Username alice = stranger();
    GroupName name = newName();
    backend().groups().create(publicGroup(name), alice);

    assertThat(otherNode().groups().members(name)).isEqualTo(Map.of(alice, Role.OWNER));
    assertThat(otherNode().groups().roster(name, Set.of(alice, stranger())))
        .isEqualTo(new Roster(1, Map.of(alice, Role.OWNER)));
  }

  @Test
  default void knowsTheRolesOfOneUserInManyGroups() {
    Username alice = stranger();
    GroupName own = newName();
    GroupName foreign = newName();
    backend().groups().create(publicGroup(own), alice);
    backend().groups().create(publicGroup(foreign), stranger());

    assertThat(otherNode().groups().rolesOf(alice, Set.of(own, foreign, newName())))
        .isEqualTo(Map.of(own, Role.OWNER));
    assertThat(otherNode().groups().rolesOf(alice, Set.of())).isEmpty();
  }

  @Test
  default void announcesTheOwnerOfANewGroupOnBothChannels() {
    Username alice = stranger();
    GroupName name = newName();
    var group = new Channel.OfGroup(name);
    var owner = new Channel.OfUser(alice);
    Ear ear = Ear.at(otherNode(), group, owner);
    Instant before = Instant.ofEpochMilli(backend().log().time().toEpochMilli());
    backend().groups().create(publicGroup(name), alice);
    Instant after = backend().log().time();

    var heard = (MemberChanged) ear.heardOn(group, backend()).get(0);
    assertThat(heard).isEqualTo(new MemberChanged(name, alice, Role.OWNER, JOINED, 1, heard.at()));
    assertThat(heard.at()).isBetween(before, after);
    assertThat(ear.heardOn(group, backend())).containsExactly(heard);
    assertThat(ear.heardOn(owner, backend())).containsExactly(heard);
  }

  @Test
  default void changesNothingWhenTheNameOfANewGroupIsTaken() {
    Username alice = stranger();
    Username bob = stranger();
    Group first = publicGroup(newName());
    backend().groups().create(first, alice);
    Ear ear = Ear.at(backend(), new Channel.OfGroup(first.name()), new Channel.OfUser(bob));

    assertThat(otherNode().groups().create(privateGroup(first.name()), bob)).isFalse();
    assertThat(backend().groups().find(first.name())).contains(first);
    assertThat(backend().groups().members(first.name())).isEqualTo(Map.of(alice, Role.OWNER));
    assertThat(ear.heardOn(new Channel.OfGroup(first.name()), otherNode())).isEmpty();
    assertThat(ear.heardOn(new Channel.OfUser(bob), otherNode())).isEmpty();
  }

  @Test
  default void givesAGroupToExactlyOneOfManyAtOnce() {
    List<GroupName> names = IntStream.range(0, 200).mapToObj(i -> newName()).toList();
    List<Map<GroupName, Username>> winners =
        Waiting.onAtOnce(8, i -> RosterRaces.founders(i % 2 == 0 ? backend() : otherNode(), names));

    assertThat(winners.stream().flatMap(each -> each.keySet().stream()))
        .containsExactlyInAnyOrderElementsOf(names);
    assertThat(winners.stream().flatMap(each -> each.entrySet().stream()))
        .allSatisfy(
            won ->
                assertThat(backend().groups().members(won.getKey()))
                    .isEqualTo(Map.of(won.getValue(), Role.OWNER)));
  }

  @Test
  default void findsThoseOfTheNamedGroupsThatExist() {
    Group open = publicGroup(newName());
    Group hidden = privateGroup(newName());
    backend().groups().create(open, stranger());
    backend().groups().create(hidden, stranger());

    assertThat(otherNode().groups().findAll(List.of(open.name(), newName(), hidden.name())))
        .isEqualTo(Map.of(open.name(), open, hidden.name(), hidden));
    assertThat(backend().groups().findAll(List.of())).isEmpty();
  }

  @Test
  default void listsPublicGroupsByName() {
    String beginning = newName().value();
    List<Group> open =
        List.of("-b", "-c", "-a", "-d").stream()
            .map(end -> publicGroup(new GroupName(beginning + end)))
            .toList();
    open.forEach(each -> backend().groups().create(each, stranger()));
    backend().groups().create(privateGroup(new GroupName(beginning + "-bb")), stranger());

    Groups groups = otherNode().groups();
    assertThat(groups.findPublic(new GroupName(beginning), 3))
        .containsExactly(open.get(2), open.get(0), open.get(1));
    assertThat(groups.findPublic(new GroupName(beginning + "-a"), 2))
        .containsExactly(open.get(0), open.get(1));
    assertThat(groups.findPublic(new GroupName(beginning + "-bb"), 1)).containsExactly(open.get(1));
  }

  @Test
  default void listsPublicGroupsFromTheFirst() {
    GroupName name = founded(backend(), stranger());
    List<Group> first = backend().groups().findPublic(null, 2);

    assertThat(first)
        .hasSizeBetween(1, 2)
        .isSortedAccordingTo((a, b) -> a.name().compareTo(b.name()));
    assertThat(first.get(0).name()).isLessThanOrEqualTo(name);
  }

  @Test
  default void hasNoMembersWhereThereIsNoGroup() {
    assertThat(backend().groups().members(newName())).isEmpty();
    assertThat(backend().groups().roster(newName(), Set.of(stranger())))
        .isEqualTo(Roster.OF_NO_GROUP);
  }
}
