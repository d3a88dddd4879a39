package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.contract.Departed.append;
import static org.chatsystem.core.contract.Departed.said;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleUsers.accountWithoutPassword;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Receipt;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Departures;
import org.chatsystem.core.port.out.MessageChanges;
import org.chatsystem.core.port.out.ReadMarkers;
import org.junit.jupiter.api.Test;

/** What {@link Departures} promises of conversations. */
interface PartingContract extends StoreUnderTest {
  @Test
  default void aDirectConversationWithSomeoneGoneTakesNothingMoreButIsThere() {
    Username alice = stranger();
    backend().users().create(accountWithoutPassword(alice));
    Username bob = signedUp(backend());
    Conversation dm = dm(alice, bob);
    MessageId own = said(backend(), dm, bob, "kept");
    said(backend(), dm, alice, "kept too");
    append(otherNode(), dm, bob); // the other node knows these two now

    backend().departures().begin(alice, Optional.empty());
    backend().departures().part(alice, dm);

    var refused = new Appended.Refused(Appended.Reason.USER_NOT_FOUND);
    assertThat(append(backend(), dm, bob)).isEqualTo(refused);
    assertThat(append(otherNode(), dm, bob)).isEqualTo(refused);
    assertThat(append(otherNode(), dm, alice)).isEqualTo(refused);
    assertThat(backend().log().readBefore(dm, null, 10)).hasSize(3);
    assertThat(backend().log().conversationsOf(bob)).contains(dm);
    var edited = backend().changes().edit(dm, own, bob, new Content("not now"), Optional.empty());
    assertThat(edited).isEqualTo(new MessageChanges.Changed.Refused(MessageChanges.Reason.BLOCKED));
    assertThat(backend().changes().delete(dm, own, bob, Optional.empty()))
        .isInstanceOf(MessageChanges.Changed.Done.class);
  }

  @Test
  default void liftingABlockDoesNotOpenItAgain() {
    Username alice = Departed.someone(backend());
    Username bob = signedUp(backend());
    backend().departures().part(alice, dm(alice, bob));

    backend().blocks().block(bob, alice);
    backend().blocks().unblock(bob, alice);

    assertThat(append(backend(), dm(alice, bob), alice))
        .isEqualTo(new Appended.Refused(Appended.Reason.USER_NOT_FOUND));
  }

  @Test
  default void partingForgetsMarksAndMentionsOfTheOneAlone() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    Conversation group = new Conversation.OfGroup(founded(backend(), alice, bob));
    said(backend(), group, bob, "@" + alice + " and @" + bob);
    said(backend(), group, alice, "@" + bob);
    said(backend(), group, bob, "one more");
    backend()
        .readMarkers()
        .advance(
            List.of(
                new ReadMarkers.Advance(bob, group, Receipt.Kind.RECEIVED, Long.MAX_VALUE),
                new ReadMarkers.Advance(alice, group, Receipt.Kind.RECEIVED, Long.MAX_VALUE)));

    backend().departures().part(alice, group);
    backend().departures().part(alice, group);

    assertThat(otherNode().readMarkers().toldTo(bob, List.of(group)).get(group))
        .containsOnlyKeys(bob);
    assertThat(mentions(alice, group)).isZero();
    assertThat(mentions(bob, group)).isOne();
  }

  private long mentions(Username user, Conversation conversation) {
    return otherNode()
        .log()
        .mentionsAfter(user, Map.of(conversation, MessageId.NONE))
        .get(conversation);
  }

  @Test
  default void aForgottenConversationIsNowhere() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    var dm = (Conversation.Direct) dm(alice, bob);
    MessageId id = said(backend(), dm, alice, "@" + bob);
    said(backend(), dm, bob, "@" + alice);
    backend().changes().delete(dm, id, alice, Optional.empty());

    backend().departures().forget(dm);
    backend().departures().forget(dm);

    assertThat(otherNode().log().readBefore(dm, null, 10)).isEmpty();
    assertThat(otherNode().log().conversationsOf(alice)).doesNotContain(dm);
    assertThat(otherNode().log().conversationsOf(bob)).doesNotContain(dm);
    assertThat(otherNode().log().heads(List.of(dm))).isEmpty();
    assertThat(otherNode().changes().newest(List.of(dm))).isEmpty();
    assertThat(otherNode().readMarkers().toldTo(bob, List.of(dm))).isEmpty();
    assertThat(mentions(alice, dm)).isZero();
    pass(Duration.ofMillis(2)); // in truth it is a month
    MessageId next = said(backend(), dm, bob, "from the beginning");
    assertThat(next.isAfter(id)).isTrue();
    assertThat(next.seq()).isOne();
  }
}
