package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.contract.LogUnderTest.answer;
import static org.chatsystem.core.contract.LogUnderTest.stored;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleDrafts.draft;
import static org.chatsystem.core.fixture.SampleGroups.change;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleGroups.join;
import static org.chatsystem.core.fixture.SampleGroups.leave;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.util.Map;
import java.util.Set;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Username;
import org.junit.jupiter.api.Test;

/** Which conversations concern a user; a part of MessageLogContract. */
interface ConversationsOfContract extends LogUnderTest {
  @Test
  default void listsADirectConversationForBoth() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    stored(backend(), draft(dm(alice, bob), alice));
    stored(backend(), draft(dm(bob, bob), bob));

    assertThat(otherNode().log().conversationsOf(alice)).containsExactly(dm(alice, bob));
    assertThat(otherNode().log().conversationsOf(bob))
        .containsExactlyInAnyOrder(dm(alice, bob), dm(bob, bob));
  }

  @Test
  default void listsAGroupForItsMembersThoughNothingWasSaid() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    GroupName name = founded(backend(), alice, bob);

    assertThat(otherNode().log().conversationsOf(alice))
        .containsExactly(new Conversation.OfGroup(name));
    assertThat(otherNode().log().conversationsOf(bob))
        .containsExactly(new Conversation.OfGroup(name));
  }

  @Test
  default void listsAGroupAgainForSomeoneWhoComesBack() {
    Username bob = signedUp(backend());
    GroupName name = founded(backend(), stranger(), bob);
    backend().groups().change(change(name, leave(bob)));
    otherNode().groups().change(change(name, join(bob)));

    assertThat(backend().log().conversationsOf(bob))
        .containsExactly(new Conversation.OfGroup(name));
  }

  @Test
  default void listsNeitherTheBroadcastNorWhatWasRefused() {
    Username alice = signedUp(backend());
    Username nobody = stranger();
    stored(backend(), draft(Conversation.BROADCAST, alice));
    answer(backend(), draft(dm(alice, nobody), alice));
    answer(backend(), draft(new Conversation.OfGroup(founded(backend(), nobody)), alice));

    assertThat(otherNode().log().conversationsOf(alice)).isEmpty();
    assertThat(otherNode().log().conversationsOf(nobody)).doesNotContain(dm(alice, nobody));
  }

  @Test
  default void listsForSeveralAtOnce() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    Username nobody = stranger();
    stored(backend(), draft(dm(alice, bob), alice));
    stored(backend(), draft(dm(bob, bob), bob));

    assertThat(otherNode().log().conversationsOf(Set.of(alice, bob, nobody)))
        .isEqualTo(
            Map.of(
                alice, Set.of(dm(alice, bob)),
                bob, Set.of(dm(alice, bob), dm(bob, bob)),
                nobody, Set.of()));
    assertThat(backend().log().conversationsOf(Set.<Username>of())).isEmpty();
  }

  @Test
  default void listsNothingForAStranger() {
    assertThat(backend().log().conversationsOf(stranger())).isEmpty();
  }
}
