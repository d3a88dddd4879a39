package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleAttachments.named;
import static org.chatsystem.core.fixture.SampleAttachments.text;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.chatsystem.core.fixture.SampleAttachments;
import org.chatsystem.core.fixture.SampleGroups;
import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.AttachmentId;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.FileContent;
import org.chatsystem.core.model.FileType;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Attachments;
import org.junit.jupiter.api.Test;

/** What {@link Attachments} promise. Needs no other port, so that they may be kept anywhere. */
public interface AttachmentsContract {
  Duration LONG = Duration.ofHours(1);
  Duration SHORT = Duration.ofMillis(300);

  /** Short enough to wait for, long enough to do something in. */
  Duration WHILE = Duration.ofSeconds(2);

  long ROOM = 1L << 30;

  /** What one instance sees. */
  Attachments here();

  /** What another one sees. */
  Attachments elsewhere();

  /** Returns when so much time has passed. */
  void later(Duration time);

  private Attachment keep(Username owner, Conversation to, byte[] content, Duration time) {
    Attachment attachment = SampleAttachments.of(content);
    assertThat(keep(owner, to, attachment, content, time, ROOM)).isTrue();
    return attachment;
  }

  private boolean keep(
      Username owner, Conversation to, Attachment it, byte[] content, Duration time, long room) {
    return here().keep(new Attachments.Upload(owner, to, it), new FileContent(content), time, room);
  }

  private boolean isThere(Conversation conversation, Attachment attachment) {
    return elsewhere().read(conversation, attachment.id()).isPresent();
  }

  @Test
  default void keepsEveryByteAndWhatIsKnownOfThem() {
    Username alice = stranger();
    Conversation dm = dm(alice, stranger());
    var content = new byte[1 << 20];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) (i * 7 + i / 256);
    }
    Attachment first = named("cat & 猫  +{c:x}.png", FileType.PNG, content.length);
    assertThat(keep(alice, dm, first, content, LONG, ROOM)).isTrue();
    Attachment second = keep(alice, dm, text(1), LONG);

    assertThat(elsewhere().claim(alice, dm, List.of(second.id(), first.id()), LONG))
        .contains(List.of(second, first));
    assertThat(elsewhere().read(dm, first.id())).contains(new FileContent(content));
    assertThat(here().read(dm, first.id())).contains(new FileContent(content));
    assertThat(here().read(dm, AttachmentId.random())).isEmpty();
  }

  @Test
  default void belongsToItsOwnerAndItsConversation() {
    Username alice = stranger();
    Conversation dm = dm(alice, stranger());
    Conversation group = new Conversation.OfGroup(SampleGroups.newName());
    Attachment note = keep(alice, dm, text(5), LONG);
    List<AttachmentId> ids = List.of(note.id());

    assertThat(here().claim(stranger(), dm, ids, LONG)).isEmpty();
    assertThat(here().claim(alice, group, ids, LONG)).isEmpty();
    assertThat(here().claim(alice, Conversation.BROADCAST, ids, LONG)).isEmpty();
    assertThat(here().read(group, note.id())).isEmpty();
    here().remove(group, ids);
    here().removeAll(group);
    assertThat(elsewhere().claim(alice, dm, ids, LONG)).contains(List.of(note));
    assertThat(elsewhere().claim(alice, dm, ids, LONG)).as("again").contains(List.of(note));
  }

  @Test
  default void goesWhenItsTimeIsOverUnlessItIsClaimed() {
    Username alice = stranger();
    Conversation dm = dm(alice, stranger());
    Attachment unsent = keep(alice, dm, text(5), SHORT);
    Attachment sent = keep(alice, dm, text(5), WHILE);
    Attachment lasting = keep(alice, dm, text(5), LONG);
    here().claim(alice, dm, List.of(sent.id(), lasting.id()), WHILE.multipliedBy(2));
    here().claim(alice, dm, List.of(sent.id()), SHORT);

    later(WHILE);
    assertThat(isThere(dm, unsent)).isFalse();
    assertThat(isThere(dm, sent)).isTrue();
    later(WHILE);
    assertThat(isThere(dm, sent)).isFalse();
    assertThat(isThere(dm, lasting)).as("no claim makes it shorter").isTrue();
    assertThat(here().claim(alice, dm, List.of(lasting.id(), sent.id()), LONG)).isEmpty();
  }

  @Test
  default void isClaimedWithAllOthersOrNotAtAll() {
    Username alice = stranger();
    Conversation dm = dm(alice, stranger());
    Attachment note = keep(alice, dm, text(5), SHORT);
    Attachment bobs = keep(stranger(), dm, text(5), LONG);

    assertThat(here().claim(alice, dm, List.of(note.id(), AttachmentId.random()), LONG)).isEmpty();
    assertThat(here().claim(alice, dm, List.of(note.id(), bobs.id()), LONG)).isEmpty();
    later(SHORT);
    assertThat(isThere(dm, note)).isFalse();
  }

  @Test
  default void isRemovedForGood() {
    Username alice = stranger();
    Conversation dm = dm(alice, stranger());
    Attachment first = keep(alice, dm, text(5), LONG);
    Attachment second = keep(alice, dm, text(5), LONG);
    here().claim(alice, dm, List.of(first.id(), second.id()), LONG);

    here().remove(dm, List.of(first.id(), AttachmentId.random()));
    here().remove(dm, List.of(first.id()));
    assertThat(isThere(dm, first)).isFalse();
    assertThat(isThere(dm, second)).isTrue();
    assertThat(here().claim(alice, dm, List.of(first.id()), LONG)).isEmpty();
  }

  @Test
  default void allOfAConversationGoesAndNothingElse() {
    Username alice = stranger();
    Conversation group = new Conversation.OfGroup(SampleGroups.newName());
    Conversation other = new Conversation.OfGroup(SampleGroups.newName());
    Attachment sent = keep(alice, group, text(5), LONG);
    Attachment unsent = keep(stranger(), group, text(5), LONG);
    Attachment elsewhere = keep(alice, other, text(5), LONG);
    here().claim(alice, group, List.of(sent.id()), LONG.multipliedBy(2));

    elsewhere().removeAll(group);
    assertThat(isThere(group, sent)).isFalse();
    assertThat(isThere(group, unsent)).isFalse();
    assertThat(isThere(other, elsewhere)).isTrue();
    elsewhere().removeAll(group);
    Attachment next = keep(alice, group, text(5), LONG);
    assertThat(isThere(group, next)).isTrue();
  }

  /** As much as is kept, by other tests perhaps, and one more. */
  private long leastRoom(Username owner, Conversation to) {
    Attachment small = SampleAttachments.of(text(1));
    long room = small.weight();
    while (!keep(owner, to, small, text(1), LONG, room)) {
      room += small.weight();
    }
    here().remove(to, List.of(small.id()));
    return room;
  }

  @Test
  default void takesNoMoreThanThereIsRoomFor() {
    Username alice = stranger();
    Conversation dm = dm(alice, stranger());
    long room = leastRoom(alice, dm);
    Attachment large = SampleAttachments.of(text(5_000));
    assertThat(keep(alice, dm, large, text(5_000), LONG, room + 903)).isFalse();
    assertThat(isThere(dm, large)).isFalse();
    Attachment small = SampleAttachments.of(text(1));
    assertThat(keep(alice, dm, small, text(1), WHILE, room)).isTrue();
    assertThat(keep(alice, dm, large, text(5_000), LONG, room + 904)).isFalse();
    later(WHILE);
    assertThat(keep(alice, dm, large, text(5_000), LONG, room + 904)).isTrue();
    here().removeAll(dm);
    assertThat(leastRoom(alice, dm)).isEqualTo(room);
  }

  @Test
  default void takesNoMoreFromSeveralAtOnce() {
    Username alice = stranger();
    Conversation dm = dm(alice, stranger());
    long room = leastRoom(alice, dm) + 4 * 4_096;
    List<Boolean> kept =
        Waiting.onAtOnce(
            12,
            i -> {
              var upload = new Attachments.Upload(alice, dm, SampleAttachments.of(text(1)));
              return (i % 2 == 0 ? here() : elsewhere())
                  .keep(upload, new FileContent(text(1)), LONG, room);
            });
    assertThat(Collections.frequency(kept, true)).isEqualTo(5);
    here().removeAll(dm);
  }

  @Test
  default void anUploadThatIsClaimedWhileItIsRemovedIsOneOrTheOther() {
    Username alice = stranger();
    Conversation dm = dm(alice, stranger());
    for (int round = 0; round < 20; round++) {
      Attachment note = keep(alice, dm, text(1), LONG);
      List<Optional<List<Attachment>>> claims =
          Waiting.onAtOnce(
              3,
              i -> {
                if (i == 0) {
                  elsewhere().remove(dm, List.of(note.id()));
                  return Optional.empty();
                }
                return here().claim(alice, dm, List.of(note.id()), LONG.multipliedBy(2));
              });
      assertThat(claims).allMatch(each -> each.isEmpty() || each.get().equals(List.of(note)));
      assertThat(isThere(dm, note)).isFalse();
    }
  }
}
