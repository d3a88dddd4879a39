package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.contract.ChangeUnderTest.assertRefused;
import static org.chatsystem.core.contract.ChangeUnderTest.changes;
import static org.chatsystem.core.contract.ChangeUnderTest.delete;
import static org.chatsystem.core.contract.ChangeUnderTest.done;
import static org.chatsystem.core.contract.ChangeUnderTest.edit;
import static org.chatsystem.core.contract.ChangeUnderTest.now;
import static org.chatsystem.core.contract.ChangeUnderTest.react;
import static org.chatsystem.core.contract.LogUnderTest.say;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleGroups.change;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleGroups.newName;
import static org.chatsystem.core.fixture.SampleGroups.remove;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event.MemberChange;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.MessageChanges.Changed;
import org.chatsystem.core.port.out.MessageChanges.Reason;
import org.chatsystem.core.port.out.RosterChange;
import org.chatsystem.core.port.out.RosterChange.Step;
import org.junit.jupiter.api.Test;

/** Who may change which messages; a part of MessageChangesContract. */
interface ChangeRightsContract extends ChangeUnderTest {
  @Test
  default void refusesEverythingToStrangersAndTheRemoved() {
    Username alice = signedUp(backend());
    Username removed = signedUp(backend());
    GroupName name = founded(backend(), alice, removed);
    Conversation group = new Conversation.OfGroup(name);
    MessageId id = say(backend(), group, removed, 1).get(0);
    backend().groups().change(change(name, remove(removed)));
    Message before = now(backend(), group, id);

    for (Username each : List.of(removed, signedUp(backend()))) {
      everyDeed(otherNode(), group, id, each)
          .forEach(changed -> assertRefused(changed, Reason.NOT_A_MEMBER));
    }
    assertThat(now(backend(), group, id)).isEqualTo(before);
    assertThat(changes(backend(), group)).isEmpty();
    everyDeed(backend(), new Conversation.OfGroup(newName()), id, alice)
        .forEach(changed -> assertRefused(changed, Reason.GROUP_NOT_FOUND));
  }

  private static List<Changed> everyDeed(
      Backend node, Conversation in, MessageId id, Username actor) {
    return List.of(
        edit(node, in, id, actor, "x"),
        react(node, in, id, actor, THUMB),
        delete(node, in, id, actor));
  }

  @Test
  default void letsOwnersAndAdminsDeleteWhatOthersSaidAtAnyTime() {
    Username owner = signedUp(backend());
    Username admin = signedUp(backend());
    Username member = signedUp(backend());
    GroupName name = founded(backend(), owner, admin, member);
    promote(name, admin);
    Conversation group = new Conversation.OfGroup(name);
    List<MessageId> ids = say(backend(), group, member, 3);
    Optional<Duration> window = Optional.of(Duration.ofMillis(1));
    pass(Duration.ofMillis(20));

    assertRefused(backend().changes().delete(group, ids.get(0), member, window), Reason.TOO_LATE);
    done(backend().changes().delete(group, ids.get(0), owner, window));
    done(otherNode().changes().delete(group, ids.get(1), admin, window));
    assertRefused(edit(backend(), group, ids.get(2), owner, "x"), Reason.NOT_ONES_OWN);
    MessageId of = say(backend(), group, admin, 1).get(0);
    assertRefused(delete(otherNode(), group, of, member), Reason.NOT_ONES_OWN);
    assertThat(now(backend(), group, ids.get(1)).from()).isEqualTo(member);
    assertThat(now(backend(), group, ids.get(1)).isDeleted()).isTrue();
  }

  private void promote(GroupName name, Username user) {
    var step = new Step(MemberChange.ROLE, user, Role.ADMIN);
    var seen = Map.of(user, Optional.of(Role.MEMBER));
    assertThat(backend().groups().change(new RosterChange(name, seen, List.of(step), 100, 100)))
        .isEqualTo(RosterChange.Result.CHANGED);
  }

  @Test
  default void letsNobodyDeleteWhatOthersSaidElsewhere() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    Conversation dm = dm(alice, bob);
    MessageId id = say(backend(), dm, alice, 1).get(0);
    MessageId toAll = say(backend(), Conversation.BROADCAST, alice, 1).get(0);

    assertRefused(delete(backend(), dm, id, bob), Reason.NOT_ONES_OWN);
    assertRefused(delete(backend(), Conversation.BROADCAST, toAll, bob), Reason.NOT_ONES_OWN);
    done(delete(backend(), dm, id, alice));
    assertRefused(delete(backend(), dm, id, bob), Reason.NOT_ONES_OWN);
    done(delete(backend(), Conversation.BROADCAST, toAll, alice));
  }
}
