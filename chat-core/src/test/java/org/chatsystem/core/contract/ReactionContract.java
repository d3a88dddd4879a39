package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.contract.ChangeUnderTest.assertRefused;
import static org.chatsystem.core.contract.ChangeUnderTest.changes;
import static org.chatsystem.core.contract.ChangeUnderTest.done;
import static org.chatsystem.core.contract.ChangeUnderTest.edit;
import static org.chatsystem.core.contract.ChangeUnderTest.now;
import static org.chatsystem.core.contract.ChangeUnderTest.react;
import static org.chatsystem.core.contract.ChangeUnderTest.unreact;
import static org.chatsystem.core.contract.LogUnderTest.say;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.util.List;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Emoji;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Reaction;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.MessageChanges;
import org.chatsystem.core.port.out.MessageChanges.Reason;
import org.junit.jupiter.api.Test;

/** Reacting to a message; a part of MessageChangesContract. */
interface ReactionContract extends ChangeUnderTest {
  @Test
  default void showsWhoReactedHow() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    Conversation dm = dm(alice, bob);
    MessageId id = say(backend(), dm, alice, 1).get(0);
    done(react(backend(), dm, id, bob, HEART));
    done(react(otherNode(), dm, id, alice, THUMB));
    Message message = done(react(backend(), dm, id, alice, HEART));

    assertThat(message.reactions())
        .containsExactly(
            new Reaction(HEART, List.of(bob, alice)), new Reaction(THUMB, List.of(alice)));
    assertThat(now(otherNode(), dm, id)).isEqualTo(message);
    assertThat(backend().log().readBefore(dm, null, 1)).containsExactly(message);

    done(unreact(otherNode(), dm, id, bob, HEART));
    assertThat(done(unreact(backend(), dm, id, alice, THUMB)).reactions())
        .containsExactly(new Reaction(HEART, List.of(alice)));
    assertThat(done(unreact(backend(), dm, id, alice, HEART)).reactions()).isEmpty();
    assertThat(now(otherNode(), dm, id).reactions()).isEmpty();
  }

  @Test
  default void keepsReactionsWhenTheMessageIsEditedAndEditsWhenItIsReactedTo() {
    Username alice = signedUp(backend());
    Conversation notes = dm(alice, alice);
    MessageId id = say(backend(), notes, alice, 1).get(0);
    done(react(backend(), notes, id, alice, THUMB));
    done(edit(backend(), notes, id, alice, "edited"));
    Message message = done(react(backend(), notes, id, alice, HEART));

    assertThat(message.content().text()).isEqualTo("edited");
    assertThat(message.editedAt()).isPresent();
    assertThat(message.reactions()).hasSize(2);
    assertThat(now(otherNode(), notes, id)).isEqualTo(message);
  }

  @Test
  default void doesNothingForWhatIsSoAlready() {
    Username alice = signedUp(backend());
    Conversation notes = dm(alice, alice);
    MessageId id = say(backend(), notes, alice, 1).get(0);
    done(unreact(backend(), notes, id, alice, THUMB));
    Message once = done(react(backend(), notes, id, alice, THUMB));

    assertThat(done(react(otherNode(), notes, id, alice, THUMB))).isEqualTo(once);
    done(unreact(otherNode(), notes, id, alice, HEART));
    assertThat(changes(backend(), notes)).hasSize(1);
  }

  @Test
  default void boundsTheKinds() {
    Username alice = signedUp(backend());
    Conversation notes = dm(alice, alice);
    MessageId id = say(backend(), notes, alice, 1).get(0);
    for (int i = 0; i < MessageChanges.MAX_KINDS; i++) {
      done(react(backend(), notes, id, alice, new Emoji(Character.toString(0x1F600 + i))));
    }
    assertRefused(react(backend(), notes, id, alice, THUMB), Reason.TOO_MANY_REACTIONS);
    assertThat(now(backend(), notes, id).reactions()).hasSize(MessageChanges.MAX_KINDS);
    done(unreact(backend(), notes, id, alice, new Emoji("😀")));
    done(react(backend(), notes, id, alice, THUMB));
  }

  @Test
  default void boundsThemAllTogether() {
    Username alice = signedUp(backend());
    MessageId id = say(backend(), Conversation.BROADCAST, alice, 1).get(0);
    for (int i = 0; i < MessageChanges.MAX_REACTIONS; i++) {
      done(react(backend(), Conversation.BROADCAST, id, stranger(), THUMB));
    }
    assertRefused(
        react(backend(), Conversation.BROADCAST, id, alice, THUMB), Reason.TOO_MANY_REACTIONS);
  }

  @Test
  default void losesNoneOfManyAtOnce() {
    Username alice = signedUp(backend());
    MessageId id = say(backend(), Conversation.BROADCAST, alice, 1).get(0);
    Waiting.onAtOnce(
        4,
        thread -> {
          for (int i = 0; i < 25; i++) {
            done(react(node(thread), Conversation.BROADCAST, id, stranger(), THUMB));
          }
          return thread;
        });

    Message message =
        backend()
            .log()
            .readAfter(Conversation.BROADCAST, new MessageId(id.millis(), id.seq() - 1), 1)
            .get(0);
    assertThat(message.reactions()).hasSize(1);
    assertThat(message.reactions().get(0).users()).hasSize(100).doesNotHaveDuplicates();
  }
}
