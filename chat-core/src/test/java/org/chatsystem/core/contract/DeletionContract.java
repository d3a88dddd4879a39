package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.contract.ChangeUnderTest.assertRefused;
import static org.chatsystem.core.contract.ChangeUnderTest.changes;
import static org.chatsystem.core.contract.ChangeUnderTest.delete;
import static org.chatsystem.core.contract.ChangeUnderTest.done;
import static org.chatsystem.core.contract.ChangeUnderTest.edit;
import static org.chatsystem.core.contract.ChangeUnderTest.react;
import static org.chatsystem.core.contract.LogUnderTest.all;
import static org.chatsystem.core.contract.LogUnderTest.answer;
import static org.chatsystem.core.contract.LogUnderTest.say;
import static org.chatsystem.core.contract.LogUnderTest.stored;
import static org.chatsystem.core.fixture.SampleAttachments.CARRIED;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleDrafts.draft;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chatsystem.core.fixture.SampleDrafts;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Draft;
import org.chatsystem.core.port.out.MessageChanges.Reason;
import org.chatsystem.core.port.out.Retention;
import org.junit.jupiter.api.Test;

/** Erasing a message, whose place stays; a part of MessageChangesContract. */
interface DeletionContract extends ChangeUnderTest {
  @Test
  default void leavesThePlaceTheSenderAndTheRefAlone() {
    Username alice = signedUp(backend());
    Username bob = signedUp(backend());
    Conversation dm = dm(alice, bob);
    Draft said = draft(dm, alice, SampleDrafts.ref());
    var content = new Content("see @" + bob);
    var draft = new Draft(dm, alice, content, said.ref(), said.origin(), Optional.empty(), CARRIED);
    MessageId id = stored(backend(), draft).id();
    done(react(backend(), dm, id, bob, THUMB));
    Message deleted = done(delete(otherNode(), dm, id, alice));

    assertThat(deleted)
        .isEqualTo(new Message(id, dm, alice, Content.ERASED, said.ref(), Optional.empty()));
    assertThat(all(backend(), dm)).containsExactly(deleted);
    assertThat(backend().log().latest(List.of(dm))).isEqualTo(Map.of(dm, deleted));
    assertThat(backend().log().heads(List.of(dm))).isEqualTo(Map.of(dm, id));
    assertThat(backend().log().mentionsAfter(bob, Map.of(dm, MessageId.NONE)))
        .isEqualTo(Map.of(dm, 0L));
    assertThat(say(backend(), dm, alice, 1).get(0).seq()).isEqualTo(2);
  }

  @Test
  default void deletesOnceHoweverOftenItIsAsked() {
    Username alice = signedUp(backend());
    Conversation notes = dm(alice, alice);
    MessageId id = say(backend(), notes, alice, 1).get(0);
    Message deleted = done(delete(backend(), notes, id, alice));
    pass(Duration.ofMillis(20));

    assertThat(
            done(backend().changes().delete(notes, id, alice, Optional.of(Duration.ofMillis(1)))))
        .isEqualTo(deleted);
    assertThat(changes(backend(), notes)).hasSize(1);
    assertRefused(edit(backend(), notes, id, alice, "back"), Reason.MESSAGE_NOT_FOUND);
    assertRefused(react(backend(), notes, id, alice, THUMB), Reason.MESSAGE_NOT_FOUND);
  }

  @Test
  default void letsNobodyAnswerWhatIsDeleted() {
    Username alice = signedUp(backend());
    Conversation notes = dm(alice, alice);
    MessageId id = say(backend(), notes, alice, 1).get(0);
    done(delete(backend(), notes, id, alice));

    var reply =
        new Draft(
            notes, alice, new Content("?"), Optional.empty(), Optional.empty(), Optional.of(id));
    assertThat(answer(backend(), reply))
        .isEqualTo(new Appended.Refused(Appended.Reason.MESSAGE_NOT_FOUND));
  }

  /** Whatever is deleted, windows on the log are as dense as if nothing were. */
  @Test
  default void showsEveryPlaceInEveryWindow() {
    Username alice = signedUp(backend());
    for (Set<Integer> gone :
        List.of(
            Set.of(1),
            Set.of(6),
            Set.of(1, 2),
            Set.of(5, 6),
            Set.of(2, 3, 5),
            Set.of(1, 2, 3, 4, 5, 6))) {
      Conversation dm = dm(alice, signedUp(backend()));
      List<MessageId> ids = say(backend(), dm, alice, 6);
      gone.forEach(each -> done(delete(otherNode(), dm, ids.get(each - 1), alice)));
      assertThat(all(backend(), dm))
          .extracting(Message::isDeleted)
          .isEqualTo(ids.stream().map(id -> gone.contains((int) id.seq())).toList());
      assertWindows(dm, ids);
    }
  }

  private void assertWindows(Conversation dm, List<MessageId> ids) {
    for (int limit = 1; limit <= 7; limit++) {
      for (int at = 0; at <= ids.size(); at++) {
        MessageId after = at == 0 ? MessageId.NONE : ids.get(at - 1);
        assertThat(backend().log().readAfter(dm, after, limit))
            .extracting(Message::id)
            .isEqualTo(ids.subList(at, Math.min(ids.size(), at + limit)));
        MessageId before = at == ids.size() ? null : ids.get(at);
        assertThat(backend().log().readBefore(dm, before, limit))
            .extracting(Message::id)
            .isEqualTo(ids.subList(Math.max(0, at - limit), at));
      }
    }
    var byTime = new MessageId(ids.get(0).millis() - 1, Long.MAX_VALUE / 10);
    assertThat(backend().log().readAfter(dm, byTime, 10)).hasSize(ids.size());
    assertThat(backend().log().readBefore(dm, new MessageId(Long.MAX_VALUE / 10, 3), 10))
        .extracting(Message::id)
        .contains(ids.get(0));
  }

  @Test
  default void removesWhatIsDeletedWhenItIsTooOld() {
    var age = Duration.ofSeconds(3);
    Backend node = backendKeeping(new Retention(age, 1_000));
    Username alice = signedUp(node);
    Conversation notes = dm(alice, alice);
    List<MessageId> ids = say(node, notes, alice, 3);
    done(delete(node, notes, ids.get(0), alice));
    done(delete(node, notes, ids.get(2), alice));
    pass(age.plusMillis(50));

    assertThat(all(node, notes)).isEmpty();
    assertThat(node.log().readBefore(notes, null, 10)).isEmpty();
    assertRefused(delete(node, notes, ids.get(0), alice), Reason.MESSAGE_NOT_FOUND);
    MessageId fresh = say(node, notes, alice, 1).get(0);
    assertThat(all(node, notes)).extracting(Message::id).containsExactly(fresh);
  }

  @Test
  default void keepsABoundedNumberOfPlaces() {
    Backend node = backendKeeping(new Retention(Duration.ofHours(1), 50));
    Username alice = signedUp(node);
    Conversation notes = dm(alice, alice);
    List<MessageId> ids = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      ids.add(say(node, notes, alice, 1).get(0));
      done(delete(node, notes, ids.get(i), alice));
    }

    List<MessageId> kept = all(node, notes).stream().map(Message::id).toList();
    assertThat(kept).hasSizeBetween(50, 250);
    assertThat(kept).isEqualTo(ids.subList(400 - kept.size(), 400));
    assertThat(new TreeSet<>(kept)).hasSameSizeAs(kept);
  }
}
