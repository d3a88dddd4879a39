package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleAttachments.CARRIED;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleDrafts.ref;
import static org.chatsystem.core.fixture.SampleUsers.connection;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Event.MessageStored;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Draft;
import org.chatsystem.core.port.out.MessageLog;
import org.junit.jupiter.api.Test;

/** What messages carry; a part of MessageLogContract. */
interface CarryingContract extends LogUnderTest {
  @Test
  default void showsWhatAMessageCarriesWhereverItIsRead() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    MessageId first = append(draft(alice, bob, "hello", Optional.empty()));
    var channel = new Channel.OfUser(bob);
    Ear ear = Ear.at(otherNode(), channel);
    List<Message> all = new ArrayList<>();
    for (boolean overConnection : new boolean[] {true, false}) {
      Draft draft =
          new Draft(
              dm(alice, bob),
              alice,
              new Content("@" + bob + " look"),
              Optional.of(ref()),
              overConnection ? Optional.of(connection()) : Optional.empty(),
              overConnection ? Optional.of(first) : Optional.empty(),
              CARRIED);
      MessageId id = append(draft);

      MessageLog log = otherNode().log();
      Message read = log.readBefore(dm(alice, bob), null, 1).get(0);
      assertThat(read)
          .isEqualTo(
              new Message(
                      id,
                      dm(alice, bob),
                      alice,
                      draft.content(),
                      draft.ref(),
                      draft.origin(),
                      draft.replyTo(),
                      List.of(bob))
                  .carrying(CARRIED));
      all.add(read);
      assertThat(log.readAfter(dm(alice, bob), id.previous(), 1)).containsExactly(read);
      assertThat(log.latest(List.of(dm(alice, bob)))).isEqualTo(Map.of(dm(alice, bob), read));
    }
    assertThat(ear.heardOn(channel, backend()))
        .extracting(event -> ((MessageStored) event).message())
        .isEqualTo(all);
    assertThat(backend().log().readBefore(dm(alice, bob), null, 3).get(0).attachments()).isEmpty();
  }

  /** The use cases rely on it where what a message was to carry is gone. */
  @Test
  default void looksForTheRefBeforeTheMessageToAnswer() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    Draft said = draft(alice, bob, "once", Optional.empty());
    MessageId id = append(said);
    Draft again =
        new Draft(
            said.conversation(),
            alice,
            said.content(),
            said.ref(),
            said.origin(),
            Optional.of(MessageId.NONE));
    assertThat(Waiting.on(backend().log().append(again)))
        .isEqualTo(new Appended.Stored(said.conversation(), id, true));
    Draft other = draft(alice, bob, "other", Optional.of(MessageId.NONE));
    assertThat(Waiting.on(otherNode().log().append(other)))
        .isEqualTo(new Appended.Refused(Appended.Reason.MESSAGE_NOT_FOUND));
  }

  private static Draft draft(Username from, Username to, String text, Optional<MessageId> replyTo) {
    return new Draft(
        dm(from, to), from, new Content(text), Optional.of(ref()), Optional.empty(), replyTo);
  }

  private MessageId append(Draft draft) {
    return ((Appended.Stored) Waiting.on(backend().log().append(draft))).id();
  }
}
