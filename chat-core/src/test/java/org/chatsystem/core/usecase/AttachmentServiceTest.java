package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleAttachments.png;
import static org.chatsystem.core.fixture.SampleDrafts.dm;

import java.util.Optional;
import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.FileType;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ChangeMessage;
import org.chatsystem.core.port.in.OpenAttachment;
import org.chatsystem.core.port.in.ReadHistory;
import org.junit.jupiter.api.Test;

class AttachmentServiceTest extends AttachmentsUnderTest {
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
}
