package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleDrafts.draft;
import static org.chatsystem.core.fixture.SampleGroups.change;
import static org.chatsystem.core.fixture.SampleGroups.changeIf;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleGroups.join;
import static org.chatsystem.core.fixture.SampleGroups.newName;
import static org.chatsystem.core.fixture.SampleGroups.publicGroup;
import static org.chatsystem.core.fixture.SampleGroups.role;
import static org.chatsystem.core.fixture.SampleUsers.stranger;
import static org.chatsystem.core.port.out.RosterChange.Result.CHANGED;
import static org.chatsystem.core.port.out.RosterChange.Result.CONFLICT;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.model.Event.MemberChange;
import org.chatsystem.core.model.Event.MemberChanged;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.model.Receipt;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Groups;
import org.chatsystem.core.port.out.ReadMarkers;
import org.chatsystem.core.port.out.ReadMarkers.Advance;
import org.chatsystem.core.port.out.Roster;
import org.junit.jupiter.api.Test;

/** What {@link Groups#delete} promises, and what it leaves; a part of GroupsContract. */
interface GroupDeletionContract extends StoreUnderTest {
  private MessageId say(GroupName group, Username from) {
    Appended appended =
        Waiting.on(backend().log().append(draft(new Conversation.OfGroup(group), from)));
    return ((Appended.Stored) appended).id();
  }

  @Test
  default void nothingIsLeftOfADeletedGroup() {
    Username alice = stranger();
    Username bob = stranger();
    GroupName group = founded(backend(), alice, bob);
    var conversation = new Conversation.OfGroup(group);
    MessageId said = say(group, bob);
    backend()
        .readMarkers()
        .advance(List.of(new Advance(alice, conversation, Receipt.Kind.READ, said.seq())));

    assertThat(otherNode().groups().delete(group, alice)).isEqualTo(CHANGED);

    Groups groups = backend().groups();
    assertThat(groups.find(group)).isEmpty();
    assertThat(groups.findAll(Set.of(group))).isEmpty();
    assertThat(groups.findPublic(new NamePrefix(group.value()), null, 1)).isEmpty();
    assertThat(groups.members(group)).isEmpty();
    assertThat(groups.roster(group, Set.of(alice, bob))).isEqualTo(Roster.OF_NO_GROUP);
    assertThat(groups.rolesOf(bob, Set.of(group))).isEmpty();
    assertThat(groups.changesSince(group, Instant.EPOCH, 10)).isEmpty();
    assertThat(backend().log().readBefore(conversation, null, 10)).isEmpty();
    assertThat(backend().log().heads(Set.of(conversation))).isEmpty();
    assertThat(backend().log().latest(Set.of(conversation))).isEmpty();
    assertThat(backend().readMarkers().of(alice, Set.of(conversation))).isEmpty();
    assertThat(backend().readMarkers().toldTo(alice, Set.of(conversation))).isEmpty();
    assertThat(backend().log().conversationsOf(alice)).isEmpty();
    assertThat(otherNode().log().conversationsOf(bob)).isEmpty();
    assertThat(Waiting.on(backend().log().append(draft(conversation, bob))))
        .isEqualTo(new Appended.Refused(Appended.Reason.GROUP_NOT_FOUND));
    assertThat(groups.change(change(group, join(bob)))).isEqualTo(CONFLICT);
    assertThat(groups.delete(group, alice)).isEqualTo(CONFLICT);
  }

  @Test
  default void isDeletedByItsOwnerAlone() {
    Username alice = stranger();
    Username bob = stranger();
    GroupName group = founded(backend(), alice, bob);
    backend().groups().change(change(group, role(bob, Role.ADMIN)));

    assertThat(otherNode().groups().delete(group, bob)).isEqualTo(CONFLICT);
    assertThat(otherNode().groups().delete(group, stranger())).isEqualTo(CONFLICT);
    assertThat(otherNode().groups().delete(newName(), alice)).isEqualTo(CONFLICT);
    assertThat(backend().groups().members(group))
        .isEqualTo(Map.of(alice, Role.OWNER, bob, Role.ADMIN));
    assertThat(backend().groups().deletionOf(group, bob)).isEmpty();
  }

  @Test
  default void tellsTheGroupAndEachMemberOfItsDeletion() {
    Username alice = stranger();
    Username bob = stranger();
    GroupName group = founded(backend(), alice, bob);
    List<Channel> channels =
        List.of(new Channel.OfGroup(group), new Channel.OfUser(alice), new Channel.OfUser(bob));
    Ear ear = Ear.at(otherNode(), channels.toArray(Channel[]::new));
    backend().groups().delete(group, alice);

    MemberChanged known = backend().groups().deletionOf(group, bob).orElseThrow();
    assertThat(known)
        .isEqualTo(
            new MemberChanged(group, alice, Role.OWNER, MemberChange.DELETED, 3, known.at()));
    for (Channel each : channels) {
      assertThat(ear.heardOn(each, backend())).containsExactly((Event) known);
    }
  }

  @Test
  default void remembersWhoWasInADeletedGroup() {
    Username alice = stranger();
    Username bob = stranger();
    Username carol = stranger();
    GroupName group = founded(backend(), alice, bob);
    backend().groups().delete(group, alice);

    assertThat(otherNode().groups().deletionOf(group, alice)).isPresent();
    assertThat(otherNode().groups().deletionOf(group, bob)).isPresent();
    assertThat(otherNode().groups().deletionOf(group, carol)).isEmpty();
    assertThat(otherNode().groups().deletionOf(newName(), alice)).isEmpty();
  }

  @Test
  default void aNewGroupOfTheNameBeginsAnewButCountsOn() {
    Username alice = stranger();
    Username bob = stranger();
    GroupName group = founded(backend(), alice, bob);
    var conversation = new Conversation.OfGroup(group);
    MessageId before = say(group, alice);
    say(group, bob);
    backend().groups().delete(group, alice);

    assertThat(otherNode().groups().create(publicGroup(group), bob)).isTrue();
    assertThat(backend().groups().roster(group, Set.of(alice, bob)))
        .isEqualTo(new Roster(4, Map.of(bob, Role.OWNER)));
    assertThat(backend().log().conversationsOf(bob)).containsExactly(conversation);
    assertThat(backend().log().heads(Set.of(conversation))).isEmpty();
    var early = new Advance(bob, conversation, Receipt.Kind.READ, 7);
    assertThat(backend().readMarkers().advance(List.of(early)))
        .containsExactly(ReadMarkers.Outcome.NOTHING_SAID);
    MessageId first = say(group, bob);
    assertThat(first.seq()).isEqualTo(1);
    assertThat(first.millis()).isGreaterThan(before.millis());
    assertThat(backend().log().heads(Set.of(conversation))).isEqualTo(Map.of(conversation, first));
    assertThat(say(group, bob).seq()).isEqualTo(2);
    assertThat(otherNode().log().readAfter(conversation, before, 10)).hasSize(2);
    assertThat(otherNode().groups().deletionOf(group, alice)).isPresent();
  }

  @Test
  default void whoeverJoinsWhileAGroupIsDeletedIsNotLeftInIt() {
    for (int round = 0; round < 20; round++) {
      Username alice = stranger();
      List<Username> crowd = List.of(stranger(), stranger(), stranger(), stranger());
      GroupName group = founded(backend(), alice);
      Waiting.onAtOnce(
          5,
          i -> {
            Backend node = i % 2 == 0 ? backend() : otherNode();
            return i == 4
                ? node.groups().delete(group, alice)
                : node.groups()
                    .change(changeIf(group, crowd.get(i), Optional.empty(), join(crowd.get(i))));
          });

      assertThat(backend().groups().members(group)).isEmpty();
      assertThat(crowd).allMatch(each -> backend().log().conversationsOf(each).isEmpty());
    }
  }
}
