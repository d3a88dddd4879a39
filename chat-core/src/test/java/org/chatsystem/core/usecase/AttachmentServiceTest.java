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
import org.chatsystem.core.model.FileContent;
import org.chatsystem.core.model.FileName;
import org.chatsystem.core.model.FileType;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.InvalidValueException;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.AttachFile;
import org.chatsystem.core.port.in.AttachFile.Reason;
import org.chatsystem.core.port.in.ChangeMessage;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.in.OpenAttachment;
import org.chatsystem.core.port.in.ReadHistory;
import org.chatsystem.core.port.in.SendMessage;
import org.chatsystem.core.port.out.Retention;
import org.junit.jupiter.api.Test;

class AttachmentServiceTest extends ChatUnderTest {
  private static final OpenAttachment.Outcome MISSING = new OpenAttachment.Outcome.Missing();
  private static final SendMessage.Outcome NOT_FOUND =
      new SendMessage.Outcome.Refused(SendMessage.Reason.ATTACHMENT_NOT_FOUND);

  private final Username alice = someone();
  private final Username bob = someone();
  private final Conversation talk = dm(alice, bob);

  private static AttachFile.Outcome attach(
      Chat chat, Username sender, Conversation to, byte[] content) {
    return chat.attachFile()
        .attach(
            new AttachFile.Command(sender, to, new FileName("cat.png"), new FileContent(content)));
  }

  private Attachment attached(Username sender, Conversation to) {
    var outcome = attach(chat, sender, to, png());
    return ((AttachFile.Outcome.Attached) outcome).attachment();
  }

  private static AttachFile.Outcome refused(Reason reason) {
    return new AttachFile.Outcome.Refused(reason);
  }

  private SendMessage.Outcome send(
      Username from, Conversation to, Optional<Ref> ref, AttachmentId... ids) {
    return await(
        chat.sendMessage()
            .send(
                new SendMessage.Command(
                    from,
                    to,
                    new Content("look"),
                    ref,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(ids))));
  }

  private MessageId sent(Username from, Conversation to, Attachment attachment) {
    return ((SendMessage.Outcome.Sent) send(from, to, Optional.empty(), attachment.id())).id();
  }

  private OpenAttachment.Outcome open(
      Username reader, Conversation in, MessageId message, Attachment attachment) {
    return chat.openAttachment()
        .open(new OpenAttachment.Query(reader, in, message, attachment.id()));
  }

  private void assertOpens(
      Username reader, Conversation in, MessageId message, Attachment attachment) {
    var opened = (OpenAttachment.Outcome.Opened) open(reader, in, message, attachment);
    assertThat(opened.attachment()).isEqualTo(attachment);
    assertThat(opened.content().bytes()).isEqualTo(png());
  }

  @Test
  void travelsWithItsMessageAndOpensForWhoeverMayReadThat() {
    Attachment cat = attached(alice, talk);
    assertThat(cat.type()).isEqualTo(FileType.PNG);
    assertThat(cat.size()).isEqualTo(png().length);
    MessageId id = sent(alice, talk, cat);

    assertThat(backend.log().readBefore(talk, null, 1).get(0).attachments()).containsExactly(cat);
    assertOpens(bob, talk, id, cat);
    assertOpens(alice, talk, id, cat);
  }

  @Test
  void opensForNobodyElseAndNowhereElse() {
    GroupHolder secret = new GroupHolder(Group.Visibility.PRIVATE);
    GroupHolder open = new GroupHolder(Group.Visibility.PUBLIC);
    Username carol = someone();
    assertThat(open(carol, secret.conversation, secret.message, secret.cat))
        .isEqualTo(new OpenAttachment.Outcome.Refused(ReadHistory.Reason.GROUP_NOT_FOUND));
    assertThat(open(carol, open.conversation, open.message, open.cat))
        .isEqualTo(new OpenAttachment.Outcome.Refused(ReadHistory.Reason.NOT_A_MEMBER));
    assertThat(open(carol, dm(alice, carol), open.message, open.cat)).isEqualTo(MISSING);

    chat.changeMembers().put(carol, open.name(), carol, Optional.empty());
    assertOpens(carol, open.conversation, open.message, open.cat);
    assertThat(open(carol, open.conversation, open.message, secret.cat)).isEqualTo(MISSING);
    assertThat(open(carol, open.conversation, open.message.next(), open.cat)).isEqualTo(MISSING);
    assertThat(open(carol, Conversation.BROADCAST, open.message, open.cat)).isEqualTo(MISSING);
    chat.changeMembers().remove(alice, open.name(), carol);
    assertThat(open(carol, open.conversation, open.message, open.cat))
        .isEqualTo(new OpenAttachment.Outcome.Refused(ReadHistory.Reason.NOT_A_MEMBER));
  }

  /** A group of alice's in which she has shown a cat. */
  private final class GroupHolder {
    final Conversation.OfGroup conversation;
    final Attachment cat;
    final MessageId message;

    GroupHolder(Group.Visibility visibility) {
      conversation = new Conversation.OfGroup(group(alice, visibility));
      cat = attached(alice, conversation);
      message = sent(alice, conversation, cat);
    }

    GroupName name() {
      return conversation.group();
    }
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

  private void delete(Username actor, Conversation in, MessageId id) {
    var target = new ChangeMessage.Target(actor, in, id);
    assertThat(await(chat.changeMessage().delete(target)))
        .isInstanceOf(ChangeMessage.Outcome.Done.class);
  }

  @Test
  void goesWithItsMessage() {
    Attachment cat = attached(alice, talk);
    MessageId id = sent(alice, talk, cat);
    delete(alice, talk, id);
    assertThat(open(bob, talk, id, cat)).isEqualTo(MISSING);
    assertThat(backend.attachments().read(talk, cat.id())).isEmpty();
  }

  @Test
  void staysWhenSomeoneElseTriesToDeleteItsMessage() {
    Attachment cat = attached(alice, talk);
    MessageId id = sent(alice, talk, cat);
    await(chat.changeMessage().delete(new ChangeMessage.Target(bob, talk, id)));
    assertOpens(bob, talk, id, cat);
  }

  @Test
  void goesWithItsGroup() {
    GroupHolder group = new GroupHolder(Group.Visibility.PUBLIC);
    chat.deleteGroup().delete(alice, group.name());
    assertThat(backend.attachments().read(group.conversation, group.cat.id())).isEmpty();
  }

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
