package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.chatsystem.core.fixture.SampleAttachments.png;
import static org.chatsystem.core.fixture.SampleAttachments.text;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.fixture.PlainHasher;
import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.AttachmentId;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.InvalidValueException;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.AttachFile;
import org.chatsystem.core.port.in.AttachFile.Reason;
import org.chatsystem.core.port.in.SendMessage;
import org.chatsystem.core.port.out.Retention;
import org.junit.jupiter.api.Test;

/** What is taken, and who may send it where. */
class AttachingTest extends AttachmentsUnderTest {
  @Test
  void isNotTakenWhereItCouldNotBeSent() {
    Username carol = someone();
    Conversation secret = new Conversation.OfGroup(group(alice, Group.Visibility.PRIVATE));
    Conversation open = new Conversation.OfGroup(group(alice, Group.Visibility.PUBLIC));
    assertThat(attach(chat, alice, dm(alice, stranger()), png()))
        .isEqualTo(refused(Reason.USER_NOT_FOUND));
    assertThat(attach(chat, carol, secret, png())).isEqualTo(refused(Reason.GROUP_NOT_FOUND));
    assertThat(attach(chat, carol, open, png())).isEqualTo(refused(Reason.NOT_A_MEMBER));
    chat.blockUsers().block(bob, alice);
    assertThat(attach(chat, alice, talk, png())).isEqualTo(refused(Reason.BLOCKED));
    assertThat(attach(chat, bob, talk, png())).isEqualTo(refused(Reason.BLOCKED));
    try (var node = backend.anotherNode(Retention.DEFAULT);
        var admins = UseCases.over(node, new PlainHasher(), ChatRules.broadcastBy(Set.of(bob)))) {
      assertThat(attach(admins, alice, Conversation.BROADCAST, png()))
          .isEqualTo(refused(Reason.BROADCAST_NOT_ALLOWED));
      assertThat(attach(admins, bob, Conversation.BROADCAST, png()))
          .isInstanceOf(AttachFile.Outcome.Attached.class);
    }
  }

  @Test
  void isBoundedInSizeADayAndInAll() {
    var limits = AttachmentLimits.of(5_000, 12_000, 15_000, Retention.DEFAULT);
    try (var node = backend.anotherNode(Retention.DEFAULT);
        var small = UseCases.over(node, new PlainHasher(), ChatRules.OPEN.with(limits))) {
      assertThat(small.attachFile().mostBytes()).isEqualTo(5_000);
      assertThat(attach(small, alice, talk, text(5_001))).isEqualTo(refused(Reason.TOO_LARGE));
      assertThat(attach(small, alice, talk, text(0))).isEqualTo(refused(Reason.EMPTY));
      assertThat(attach(small, alice, talk, text(5_000)))
          .isInstanceOf(AttachFile.Outcome.Attached.class);
      assertThat(attach(small, alice, talk, text(5_000)))
          .isInstanceOf(AttachFile.Outcome.Attached.class);
      assertThat(attach(small, alice, talk, text(1)))
          .isInstanceOfSatisfying(
              AttachFile.Outcome.TooOften.class,
              often -> assertThat(often.retryAfter()).isPositive());
      assertThat(attach(small, bob, talk, text(1))).isInstanceOf(AttachFile.Outcome.Attached.class);
      assertThat(attach(small, bob, talk, text(1))).isEqualTo(refused(Reason.NO_ROOM));
    }
    var off = ChatRules.OPEN.with(AttachmentLimits.OFF);
    try (var node = backend.anotherNode(Retention.DEFAULT);
        var none = UseCases.over(node, new PlainHasher(), off)) {
      assertThat(attach(none, bob, talk, png())).isEqualTo(refused(Reason.OFF));
    }
    assertThat(attach(chat, alice, talk, new byte[9])).isEqualTo(refused(Reason.WRONG_TYPE));
  }

  @Test
  void isSentByItsOwnerInItsConversationAlone() {
    Attachment cat = attached(alice, talk);
    assertThat(send(bob, talk, Optional.empty(), cat.id())).isEqualTo(NOT_FOUND);
    assertThat(send(alice, dm(alice, alice), Optional.empty(), cat.id())).isEqualTo(NOT_FOUND);
    assertThat(send(alice, talk, Optional.empty(), cat.id(), AttachmentId.random()))
        .isEqualTo(NOT_FOUND);
    assertThat(backend.log().readBefore(talk, null, 1)).isEmpty();
    sent(alice, talk, cat);
  }

  @Test
  void aRepeatedRefIsAnsweredAsTheFirstTimeWhateverBecameOfIt() {
    var ref = Optional.of(new Ref("r1"));
    Attachment cat = attached(alice, talk);
    assertThat(send(alice, talk, ref, AttachmentId.random())).isEqualTo(NOT_FOUND);
    var first = (SendMessage.Outcome.Sent) send(alice, talk, ref, cat.id());
    var again = new SendMessage.Outcome.Sent(talk, first.id(), true);
    assertThat(send(alice, talk, ref, cat.id())).isEqualTo(again);
    delete(alice, talk, first.id());
    assertThat(send(alice, talk, ref, cat.id())).isEqualTo(again);
    assertThat(backend.log().readBefore(talk, null, 9)).hasSize(1);
  }

  @Test
  void carriesNoMoreThanAFewAndEachOnce() {
    AttachmentId one = AttachmentId.random();
    for (List<AttachmentId> ids : List.of(List.of(one, one), Collections.nCopies(6, one))) {
      assertThatExceptionOfType(InvalidValueException.class)
          .isThrownBy(() -> send(alice, talk, Optional.empty(), ids.toArray(AttachmentId[]::new)));
    }
  }

  @Test
  void whatIsSaidAfterwardsComesAfterwards() {
    for (int round = 0; round < 50; round++) {
      Attachment cat = attached(alice, talk);
      var first =
          chat.sendMessage()
              .send(
                  new SendMessage.Command(
                      alice,
                      talk,
                      new Content("look"),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      List.of(cat.id())));
      SendMessage.Outcome.Sent second = (SendMessage.Outcome.Sent) send(alice, talk, "at that");
      assertThat(second.id()).isGreaterThan(((SendMessage.Outcome.Sent) await(first)).id());
    }
    assertThat(backend.log().readBefore(talk, null, 100))
        .extracting(Message::content)
        .startsWith(new Content("look"), new Content("at that"))
        .hasSize(100);
  }
}
