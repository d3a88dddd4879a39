package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleGroups.changeUpTo;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleGroups.join;
import static org.chatsystem.core.fixture.SampleGroups.newName;
import static org.chatsystem.core.fixture.SampleGroups.publicGroup;
import static org.chatsystem.core.fixture.SampleUsers.stranger;
import static org.chatsystem.core.port.out.RosterChange.Result.CHANGED;
import static org.chatsystem.core.port.out.RosterChange.Result.CONFLICT;
import static org.chatsystem.core.port.out.RosterChange.Result.TOO_MANY_GROUPS;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.Event.MemberChange;
import org.chatsystem.core.model.Event.MemberChanged;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.Group.Visibility;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Topic;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.GroupEdit;
import org.chatsystem.core.port.out.Groups.Creation;
import org.chatsystem.core.port.out.Roster;
import org.chatsystem.core.port.out.RosterChange;
import org.junit.jupiter.api.Test;

/** How groups are edited, and in how many someone may be; a part of GroupsContract. */
interface GroupEditContract extends StoreUnderTest {
  @Test
  default void changesWhatIsGivenOfAGroup() {
    Username alice = stranger();
    GroupName name = founded(backend(), alice);
    Group before = backend().groups().find(name).orElseThrow();
    var title = new DisplayName("Чай ☕");
    var topic = new Topic("green, mostly");

    assertThat(edit(name, alice, Optional.of(title), Optional.empty(), Optional.empty()))
        .isEqualTo(CHANGED);
    assertThat(edit(name, alice, Optional.empty(), Optional.of(topic), Optional.empty()))
        .isEqualTo(CHANGED);
    Group after = new Group(name, title, topic, before.visibility(), before.createdAt());
    assertThat(backend().groups().find(name)).contains(after);
    assertThat(otherNode().groups().findAll(Set.of(name))).isEqualTo(Map.of(name, after));
    edit(name, alice, Optional.empty(), Optional.of(Topic.NONE), Optional.empty());
    assertThat(backend().groups().find(name).orElseThrow().topic()).isEqualTo(Topic.NONE);
    assertThat(backend().groups().roster(name, Set.of(alice)))
        .isEqualTo(new Roster(4, Map.of(alice, Role.OWNER)));
  }

  @Test
  default void keepsTheTopicOfANewGroup() {
    GroupName name = newName();
    Group open = publicGroup(name);
    var group =
        new Group(name, open.title(), new Topic("tea"), Visibility.PRIVATE, open.createdAt());
    backend().groups().create(group, stranger());

    assertThat(otherNode().groups().find(name)).contains(group);
  }

  @Test
  default void listsAGroupAsLongAsItIsPublic() {
    Username alice = stranger();
    GroupName name = founded(backend(), alice);
    NamePrefix prefix = new NamePrefix(name.value());

    show(name, alice, Visibility.PRIVATE);
    assertThat(otherNode().groups().findPublic(prefix, null, 1)).isEmpty();
    assertThat(otherNode().groups().find(name).orElseThrow().visibility())
        .isEqualTo(Visibility.PRIVATE);
    show(name, alice, Visibility.PUBLIC);
    assertThat(otherNode().groups().findPublic(prefix, null, 1)).hasSize(1);
  }

  private void show(GroupName name, Username owner, Visibility visibility) {
    assertThat(edit(name, owner, Optional.empty(), Optional.empty(), Optional.of(visibility)))
        .isEqualTo(CHANGED);
  }

  @Test
  default void changesNothingOfAGroupWhenTheActorsRoleIsAnotherOne() {
    Username bob = stranger();
    GroupName name = founded(backend(), stranger(), bob);
    Group before = backend().groups().find(name).orElseThrow();
    var title = Optional.of(new DisplayName("Bob's"));

    assertThat(edit(name, bob, title, Optional.empty(), Optional.empty())).isEqualTo(CONFLICT);
    assertThat(edit(name, stranger(), title, Optional.empty(), Optional.empty()))
        .isEqualTo(CONFLICT);
    assertThat(edit(newName(), bob, title, Optional.empty(), Optional.empty())).isEqualTo(CONFLICT);
    assertThat(backend().groups().find(name)).contains(before);
    assertThat(backend().groups().roster(name, Set.of()).version()).isEqualTo(2);
  }

  @Test
  default void announcesAndRemembersThatAGroupWasChanged() {
    Username alice = stranger();
    GroupName name = founded(backend(), alice);
    Ear ear = Ear.at(otherNode(), new Channel.OfGroup(name), new Channel.OfUser(alice));
    edit(name, alice, Optional.empty(), Optional.of(new Topic("tea")), Optional.empty());

    var heard = (MemberChanged) ear.heardOn(new Channel.OfGroup(name), backend()).get(0);
    assertThat(heard)
        .isEqualTo(new MemberChanged(name, alice, Role.OWNER, MemberChange.RENAMED, 2, heard.at()));
    assertThat(ear.heardOn(new Channel.OfUser(alice), backend())).containsExactly(heard);
    assertThat(backend().groups().changesSince(name, Instant.EPOCH, 1)).containsExactly(heard);
  }

  /** By someone who is seen as the owner. */
  private RosterChange.Result edit(
      GroupName name,
      Username actor,
      Optional<DisplayName> title,
      Optional<Topic> topic,
      Optional<Visibility> visibility) {
    return backend()
        .groups()
        .edit(new GroupEdit(name, actor, Role.OWNER, title, topic, visibility));
  }

  @Test
  default void findsPublicGroupsByHowTheirNamesBegin() {
    String beginning = newName().value();
    List<Group> open =
        List.of("-b", "-a", "_c").stream()
            .map(end -> publicGroup(new GroupName(beginning + end)))
            .toList();
    open.forEach(each -> backend().groups().create(each, stranger()));
    var prefix = new NamePrefix(beginning + "-");

    assertThat(otherNode().groups().findPublic(prefix, null, 10))
        .containsExactly(open.get(1), open.get(0));
    assertThat(otherNode().groups().findPublic(prefix, open.get(1).name(), 10))
        .containsExactly(open.get(0));
    assertThat(otherNode().groups().findPublic(prefix, null, 1)).containsExactly(open.get(1));
  }

  @Test
  default void letsNobodyIntoMoreGroupsThanAllowed() {
    Username alice = stranger();
    GroupName first = newName();
    GroupName second = newName();
    assertThat(backend().groups().create(publicGroup(first), alice, 1)).isEqualTo(Creation.CREATED);
    assertThat(otherNode().groups().create(publicGroup(second), alice, 1))
        .isEqualTo(Creation.TOO_MANY_GROUPS);
    assertThat(backend().groups().find(second)).isEmpty();
    assertThat(backend().groups().create(publicGroup(first), alice, 1))
        .isEqualTo(Creation.NAME_TAKEN);

    Username bob = stranger();
    GroupName group = founded(backend(), stranger());
    var both = new RosterChange(group, Map.of(), List.of(join(bob), join(alice)), 10, 1);
    assertThat(otherNode().groups().change(both)).isEqualTo(TOO_MANY_GROUPS);
    assertThat(backend().groups().members(group)).hasSize(1);
    assertThat(backend().log().conversationsOf(bob)).isEmpty();
    assertThat(backend().groups().delete(first, alice)).isEqualTo(CHANGED);
    assertThat(otherNode().groups().change(both)).isEqualTo(CHANGED);
  }

  @Test
  default void letsNobodyIntoMoreGroupsThanAllowedByJoiningManyAtOnce() {
    for (int round = 0; round < 10; round++) {
      Username bob = stranger();
      List<GroupName> groups =
          IntStream.range(0, 8).mapToObj(i -> founded(backend(), stranger())).toList();
      List<RosterChange.Result> results =
          Waiting.onAtOnce(
              8,
              i -> {
                Backend node = i % 2 == 0 ? backend() : otherNode();
                var joining = new RosterChange(groups.get(i), Map.of(), List.of(join(bob)), 10, 3);
                return node.groups().change(joining);
              });

      assertThat(Collections.frequency(results, CHANGED)).isEqualTo(3);
      assertThat(Collections.frequency(results, TOO_MANY_GROUPS)).isEqualTo(5);
      assertThat(backend().groups().rolesOf(bob, groups)).hasSize(3);
      assertThat(Conversation.groupsAmong(backend().log().conversationsOf(bob))).hasSize(3);
    }
  }

  @Test
  default void countsWhoIsInAlreadyAsNobodyNew() {
    Username bob = stranger();
    GroupName group = founded(backend(), stranger(), bob);
    var again = changeUpTo(2, group, join(bob));
    assertThat(backend().groups().change(new RosterChange(group, Map.of(), again.steps(), 2, 1)))
        .isEqualTo(CHANGED);
  }
}
