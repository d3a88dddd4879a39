package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.contract.ChangeUnderTest.assertRefused;
import static org.chatsystem.core.contract.ChangeUnderTest.changes;
import static org.chatsystem.core.contract.ChangeUnderTest.done;
import static org.chatsystem.core.contract.ChangeUnderTest.edit;
import static org.chatsystem.core.contract.ChangeUnderTest.now;
import static org.chatsystem.core.contract.LogUnderTest.all;
import static org.chatsystem.core.contract.LogUnderTest.say;
import static org.chatsystem.core.contract.LogUnderTest.stored;
import static org.chatsystem.core.fixture.SampleAttachments.CARRIED;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleDrafts.draft;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chatsystem.core.fixture.SampleDrafts;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Draft;
import org.chatsystem.core.port.out.MessageChanges.Reason;
import org.junit.jupiter.api.Test;

/** Having a message say something else; a part of MessageChangesContract. */
interface EditContract extends ChangeUnderTest {
  @Test
  default void showsAMessageAsItWasEditedAndKeepsAllElse() {
    Username alice = signedUp(backend());
    Conversation dm = dm(alice, signedUp(backend()));
    MessageId first = say(backend(), dm, alice, 1).get(0);
    Draft said = draft(dm, alice, SampleDrafts.ref());
    var answer =
        new Draft(
            dm, alice, said.content(), said.ref(), said.origin(), Optional.of(first), CARRIED);
    MessageId id = stored(backend(), answer).id();
    Instant before = Instant.ofEpochMilli(backend().log().time().toEpochMilli());
    String text = " \"line\"\r\n\ttab 👍 \u2028 日本 {}:\\ +";
    Message edited = done(edit(otherNode(), dm, id, alice, text));

    Instant at = edited.editedAt().orElseThrow();
    assertThat(at).isBetween(before, backend().log().time());
    assertThat(edited)
        .isEqualTo(
            new Message(
                id,
                dm,
                alice,
                new Content(text),
                said.ref(),
                said.origin(),
                Optional.of(first),
                List.of(),
                CARRIED,
                Optional.of(at),
                List.of(),
                false));
    assertThat(now(backend(), dm, id)).isEqualTo(edited);
    assertThat(backend().log().readBefore(dm, null, 1)).containsExactly(edited);
    assertThat(backend().log().latest(List.of(dm))).isEqualTo(Map.of(dm, edited));
    assertThat(done(edit(backend(), dm, id, alice, "again")).content().text()).isEqualTo("again");
    assertThat(now(otherNode(), dm, id).content().text()).isEqualTo("again");
    assertThat(all(backend(), dm)).hasSize(2);
  }

  @Test
  default void countsMentionsAsTheyAreNow() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    Conversation dm = dm(alice, bob);
    MessageId id = say(backend(), dm, alice, 1).get(0);
    Message edited = done(edit(backend(), dm, id, alice, "@" + bob + " @" + signedUp(backend())));

    assertThat(edited.mentioned()).containsExactly(bob);
    assertThat(now(otherNode(), dm, id)).isEqualTo(edited);
    assertThat(backend().log().mentionsAfter(bob, Map.of(dm, MessageId.NONE)))
        .isEqualTo(Map.of(dm, 1L));
    assertThat(done(edit(backend(), dm, id, alice, "never mind")).mentioned()).isEmpty();
    assertThat(backend().log().mentionsAfter(bob, Map.of(dm, MessageId.NONE)))
        .isEqualTo(Map.of(dm, 0L));
  }

  @Test
  default void refusesToEditWhatIsSomeoneElses() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    Conversation dm = dm(alice, bob);
    MessageId id = say(backend(), dm, alice, 1).get(0);
    Message before = now(backend(), dm, id);

    assertRefused(edit(otherNode(), dm, id, bob, "mine"), Reason.NOT_ONES_OWN);
    assertThat(now(backend(), dm, id)).isEqualTo(before);
    assertThat(changes(backend(), dm)).isEmpty();
  }

  @Test
  default void refusesToEditWhatIsNotThere() {
    Username alice = signedUp(backend());
    Conversation dm = dm(alice, signedUp(backend()));
    Conversation notes = dm(alice, alice);
    MessageId elsewhere = say(backend(), notes, alice, 2).get(1);
    MessageId id = say(backend(), dm, alice, 1).get(0);

    for (MessageId each :
        List.of(
            elsewhere, MessageId.NONE, new MessageId(id.millis() + 1, 1), new MessageId(1, 1))) {
      assertRefused(edit(backend(), dm, each, alice, "x"), Reason.MESSAGE_NOT_FOUND);
    }
    assertRefused(
        edit(backend(), dm(alice, signedUp(backend())), id, alice, "x"), Reason.MESSAGE_NOT_FOUND);
  }

  @Test
  default void refusesToEditWhenTheWindowIsOver() {
    Username alice = signedUp(backend());
    Conversation notes = dm(alice, alice);
    MessageId id = say(backend(), notes, alice, 1).get(0);
    pass(Duration.ofMillis(60));
    var content = new Content("x");

    assertRefused(
        backend().changes().edit(notes, id, alice, content, Optional.of(Duration.ofMillis(50))),
        Reason.TOO_LATE);
    assertRefused(
        backend().changes().delete(notes, id, alice, Optional.of(Duration.ofMillis(50))),
        Reason.TOO_LATE);
    assertThat(changes(backend(), notes)).isEmpty();
    done(backend().changes().edit(notes, id, alice, content, Optional.of(Duration.ofHours(1))));
  }
}
