package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleDrafts.draft;
import static org.chatsystem.core.fixture.SampleDrafts.ref;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Emoji;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Blocks;
import org.chatsystem.core.port.out.Draft;
import org.chatsystem.core.port.out.MessageChanges;
import org.junit.jupiter.api.Test;

/** What {@link Blocks} promises. */
public interface BlocksContract extends BlockedReceiptsContract {
  /** What an append that a block stands against is answered. */
  Appended BLOCKED = new Appended.Refused(Appended.Reason.BLOCKED);

  private static Appended append(Backend node, Draft draft) {
    return Waiting.on(node.log().append(draft));
  }

  private static Appended say(Backend node, Username from, Username to) {
    return append(node, draft(dm(from, to), from));
  }

  @Test
  default void nothingDirectIsStoredWhileOneBlocksTheOther() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    assertThat(say(backend(), bob, alice)).isInstanceOf(Appended.Stored.class);

    assertThat(otherNode().blocks().block(alice, bob)).isTrue();
    assertThat(say(backend(), bob, alice)).isEqualTo(BLOCKED);
    assertThat(say(otherNode(), alice, bob)).isEqualTo(BLOCKED);
    assertThat(backend().log().readBefore(dm(alice, bob), null, 10)).hasSize(1);
    backend().blocks().unblock(alice, bob);
    assertThat(say(otherNode(), bob, alice)).isInstanceOf(Appended.Stored.class);
    assertThat(backend().log().readBefore(dm(alice, bob), null, 10)).hasSize(2);
  }

  @Test
  default void isBlockedBeforeAnythingWasSaid() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    backend().blocks().block(alice, bob);

    assertThat(say(otherNode(), bob, alice)).isEqualTo(BLOCKED);
    assertThat(backend().log().heads(List.of(dm(alice, bob)))).isEmpty();
    backend().blocks().unblock(alice, bob);
    assertThat(((Appended.Stored) say(otherNode(), bob, alice)).id().seq()).isEqualTo(1);
    assertThat(backend().log().conversationsOf(alice)).containsExactly(dm(alice, bob));
    assertThat(backend().log().conversationsOf(bob)).containsExactly(dm(alice, bob));
  }

  @Test
  default void standsUntilTheLastOfTwoBlocksIsLifted() {
    for (boolean firstLiftsFirst : new boolean[] {true, false}) {
      Username alice = signedUp(backend());
      Username bob = signedUp(backend());
      backend().blocks().block(alice, bob);
      otherNode().blocks().block(bob, alice);
      backend().blocks().unblock(firstLiftsFirst ? alice : bob, firstLiftsFirst ? bob : alice);

      assertThat(say(backend(), bob, alice)).isEqualTo(BLOCKED);
      assertThat(say(backend(), alice, bob)).isEqualTo(BLOCKED);
      backend().blocks().unblock(firstLiftsFirst ? bob : alice, firstLiftsFirst ? alice : bob);
      assertThat(say(backend(), bob, alice)).isInstanceOf(Appended.Stored.class);
    }
  }

  @Test
  default void aRefusedMessageDoesNotUseItsRefUp() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    Draft draft = draft(dm(alice, bob), bob, ref());
    backend().blocks().block(alice, bob);
    assertThat(append(backend(), draft)).isEqualTo(BLOCKED);
    backend().blocks().unblock(alice, bob);

    assertThat(append(backend(), draft))
        .isInstanceOfSatisfying(
            Appended.Stored.class, stored -> assertThat(stored.duplicate()).isFalse());
  }

  @Test
  default void nothingDirectIsEditedOrReactedToButDeletedStill() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    MessageId id = ((Appended.Stored) say(backend(), bob, alice)).id();
    MessageChanges changes = otherNode().changes();
    Emoji thumb = new Emoji("👍");
    backend().blocks().block(alice, bob);

    var blocked = new MessageChanges.Changed.Refused(MessageChanges.Reason.BLOCKED);
    assertThat(changes.edit(dm(alice, bob), id, bob, new Content("no"), Optional.empty()))
        .isEqualTo(blocked);
    assertThat(changes.react(dm(alice, bob), id, bob, thumb, false)).isEqualTo(blocked);
    assertThat(changes.react(dm(alice, bob), id, alice, thumb, false)).isEqualTo(blocked);
    assertThat(changes.delete(dm(alice, bob), id, bob, Optional.empty()))
        .isInstanceOf(MessageChanges.Changed.Done.class);
  }

  @Test
  default void othersAndGroupsAreNotConcerned() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    Username carol = signedUp(backend());
    var group = new Conversation.OfGroup(founded(backend(), alice, bob));
    backend().blocks().block(alice, bob);

    assertThat(append(backend(), draft(group, bob))).isInstanceOf(Appended.Stored.class);
    assertThat(say(backend(), carol, alice)).isInstanceOf(Appended.Stored.class);
    assertThat(say(backend(), bob, carol)).isInstanceOf(Appended.Stored.class);
    assertThat(say(backend(), bob, bob)).isInstanceOf(Appended.Stored.class);
    assertThat(append(backend(), draft(Conversation.BROADCAST, bob)))
        .isInstanceOf(Appended.Stored.class);
  }

  @Test
  default void tellsWhichConversationsAreClosed() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    Username carol = signedUp(backend());
    var closed = new Conversation.Direct(alice, bob);
    var open = new Conversation.Direct(alice, carol);
    var notes = new Conversation.Direct(alice, alice);
    assertThat(backend().blocks().closedAmong(List.of(closed, open, notes))).isEmpty();
    assertThat(backend().blocks().closedAmong(List.of())).isEmpty();

    backend().blocks().block(bob, alice);
    assertThat(otherNode().blocks().closedAmong(List.of(open, closed, notes)))
        .containsExactly(closed);
    backend().blocks().unblock(bob, alice);
    assertThat(otherNode().blocks().closedAmong(List.of(open, closed, notes))).isEmpty();
  }

  @Test
  default void bothSidesAreKnown() {
    Username alice = stranger();
    Username bob = stranger();
    Username carol = stranger();
    backend().blocks().block(alice, carol);
    backend().blocks().block(alice, bob);
    backend().blocks().block(alice, bob);

    assertThat(otherNode().blocks().blockedBy(alice))
        .containsExactlyElementsOf(List.of(bob, carol).stream().sorted().toList());
    assertThat(otherNode().blocks().blockedBy(bob)).isEmpty();
    assertThat(otherNode().blocks().apartFrom(alice)).containsExactlyInAnyOrder(bob, carol);
    assertThat(otherNode().blocks().apartFrom(bob)).containsExactly(alice);
    backend().blocks().unblock(alice, bob);
    backend().blocks().unblock(alice, bob);
    assertThat(otherNode().blocks().blockedBy(alice)).containsExactly(carol);
    assertThat(otherNode().blocks().apartFrom(bob)).isEmpty();
    assertThat(backend().blocks().apartFrom(stranger())).isEmpty();
  }

  @Test
  default void nobodyBlocksMoreThanTheyMay() {
    Username alice = stranger();
    List<Username> people =
        IntStream.range(0, Blocks.MAX_PER_USER - 4).mapToObj(i -> stranger()).toList();
    people.forEach(each -> backend().blocks().block(alice, each));
    List<Boolean> last =
        Waiting.onAtOnce(
            8, i -> (i % 2 == 0 ? backend() : otherNode()).blocks().block(alice, stranger()));

    assertThat(Collections.frequency(last, true)).isEqualTo(4);
    assertThat(backend().blocks().blockedBy(alice)).hasSize(Blocks.MAX_PER_USER);
    assertThat(backend().blocks().block(alice, people.get(0))).isTrue();
    assertThat(backend().blocks().block(stranger(), alice)).isTrue();
  }

  @Test
  default void nothingIsStoredOnceABlockStands() {
    for (int round = 0; round < 20; round++) {
      Username alice = signedUp(backend());
      Username bob = signedUp(backend());
      Waiting.onAtOnce(
          4,
          i -> {
            for (int j = 0; j < 20 && i > 0; j++) {
              say(i % 2 == 0 ? backend() : otherNode(), bob, alice);
            }
            return i > 0 || backend().blocks().block(alice, bob);
          });
      int stored = backend().log().readBefore(dm(alice, bob), null, 100).size();
      assertThat(say(otherNode(), bob, alice)).isEqualTo(BLOCKED);
      assertThat(backend().log().readBefore(dm(alice, bob), null, 100)).hasSize(stored);
    }
  }
}
