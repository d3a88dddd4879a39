package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleAttachments.png;
import static org.chatsystem.core.fixture.SampleDrafts.dm;

import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.AttachmentId;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.FileContent;
import org.chatsystem.core.model.FileName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.AttachFile;
import org.chatsystem.core.port.in.AttachFile.Reason;
import org.chatsystem.core.port.in.ChangeMessage;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.core.port.in.OpenAttachment;
import org.chatsystem.core.port.in.SendMessage;

/** Two people who show each other pictures. */
abstract class AttachmentsUnderTest extends ChatUnderTest {
  static final OpenAttachment.Outcome MISSING = new OpenAttachment.Outcome.Missing();
  static final SendMessage.Outcome NOT_FOUND =
      new SendMessage.Outcome.Refused(SendMessage.Reason.ATTACHMENT_NOT_FOUND);

  final Username alice = someone();
  final Username bob = someone();
  final Conversation talk = dm(alice, bob);

  static AttachFile.Outcome attach(Chat chat, Username sender, Conversation to, byte[] content) {
    return chat.attachFile()
        .attach(
            new AttachFile.Command(sender, to, new FileName("cat.png"), new FileContent(content)));
  }

  Attachment attached(Username sender, Conversation to) {
    var outcome = attach(chat, sender, to, png());
    return ((AttachFile.Outcome.Attached) outcome).attachment();
  }

  static AttachFile.Outcome refused(Reason reason) {
    return new AttachFile.Outcome.Refused(reason);
  }

  SendMessage.Outcome send(Username from, Conversation to, Optional<Ref> ref, AttachmentId... ids) {
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

  MessageId sent(Username from, Conversation to, Attachment attachment) {
    return ((SendMessage.Outcome.Sent) send(from, to, Optional.empty(), attachment.id())).id();
  }

  OpenAttachment.Outcome open(
      Username reader, Conversation in, MessageId message, Attachment attachment) {
    return chat.openAttachment()
        .open(new OpenAttachment.Query(reader, in, message, attachment.id()));
  }

  void assertOpens(Username reader, Conversation in, MessageId message, Attachment attachment) {
    var opened = (OpenAttachment.Outcome.Opened) open(reader, in, message, attachment);
    assertThat(opened.attachment()).isEqualTo(attachment);
    assertThat(opened.content().bytes()).isEqualTo(png());
  }

  void delete(Username actor, Conversation in, MessageId id) {
    var target = new ChangeMessage.Target(actor, in, id);
    assertThat(await(chat.changeMessage().delete(target)))
        .isInstanceOf(ChangeMessage.Outcome.Done.class);
  }
}
