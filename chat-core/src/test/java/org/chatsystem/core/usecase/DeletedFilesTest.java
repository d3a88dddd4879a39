package org.chatsystem.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleAttachments.png;
import static org.chatsystem.core.fixture.SampleDrafts.dm;
import static org.chatsystem.core.fixture.SampleWebhooks.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chatsystem.core.fixture.SampleAttachments;
import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.AttachmentId;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.FileContent;
import org.chatsystem.core.model.FileName;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.model.Webhook;
import org.chatsystem.core.port.in.AttachFile;
import org.chatsystem.core.port.in.OpenAttachment;
import org.chatsystem.core.port.in.SendMessage;
import org.chatsystem.core.port.out.Attachments;
import org.chatsystem.core.port.out.Webhooks;
import org.junit.jupiter.api.Test;

/** What becomes of the attachments and webhooks of someone who is gone. */
class DeletedFilesTest extends DepartureUnderTest {
  private AttachmentId uploaded(Username sender, Conversation to) {
    var file = new AttachFile.Command(sender, to, new FileName("cat"), new FileContent(png()));
    Attachment kept = ((AttachFile.Outcome.Attached) chat.attachFile().attach(file)).attachment();
    return kept.id();
  }

  private SendMessage.Outcome show(Username sender, Conversation to, AttachmentId file) {
    return ChatUnderTest.await(
        chat.sendMessage()
            .send(
                new SendMessage.Command(
                    sender,
                    to,
                    new Content("look"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(file))));
  }

  private MessageId shown(Username sender, Conversation to, AttachmentId file) {
    return ((SendMessage.Outcome.Sent) show(sender, to, file)).id();
  }

  private boolean isKept(Conversation conversation, AttachmentId file) {
    return backend.attachments().read(conversation, file).isPresent();
  }

  @Test
  void whatOthersReadStaysAndWhatNobodyReadsGoes() {
    AttachmentId sent = uploaded(alice, talk);
    MessageId message = shown(alice, talk, sent);
    Conversation notes = dm(alice, alice);
    AttachmentId own = uploaded(alice, notes);
    shown(alice, notes, own);
    delete(alice);

    assertThat(chat.openAttachment().open(new OpenAttachment.Query(bob, talk, message, sent)))
        .isInstanceOf(OpenAttachment.Outcome.Opened.class);
    assertThat(isKept(notes, own)).isFalse();
  }

  @Test
  void whatIsKeptLongerThanItsConversationGoesWithIt() {
    say(alice, talk, "before");
    AttachmentId kept = keptForAYear(alice, talk);
    AttachmentId others = keptForAYear(bob, dm(bob, bob));
    delete(alice);
    assertThat(isKept(talk, kept)).isTrue();

    whenNothingIsKeptThatWasSaid();
    departing().goOn();

    assertThat(isKept(talk, kept)).isFalse();
    assertThat(isKept(dm(bob, bob), others)).isTrue();
  }

  private AttachmentId keptForAYear(Username owner, Conversation conversation) {
    Attachment attachment = SampleAttachments.of(png());
    var upload = new Attachments.Upload(owner, conversation, attachment);
    backend.attachments().keep(upload, new FileContent(png()), Duration.ofDays(365), 1L << 30);
    return attachment.id();
  }

  @Test
  void filesOfAGroupGoWhenItGoesWithItsOwner() {
    Username bot = bot(alice);
    Conversation alone = new Conversation.OfGroup(group(bot));
    AttachmentId file = uploaded(bot, alone);
    shown(bot, alone, file);
    delete(alice);

    assertThat(isKept(alone, file)).isFalse();
  }

  @Test
  void whatWasNotSentIsNobodysToSend() {
    AttachmentId unsent = uploaded(alice, talk);
    delete(alice);
    assertThat(show(bob, talk, unsent)).isInstanceOf(SendMessage.Outcome.Refused.class);
    whenNothingIsKeptThatWasSaid();
    departing().goOn();
    signUp(alice);

    assertThat(show(alice, talk, unsent))
        .isEqualTo(new SendMessage.Outcome.Refused(SendMessage.Reason.ATTACHMENT_NOT_FOUND));
    assertThat(isKept(talk, unsent)).isFalse();
  }

  @Test
  void webhooksGoWithTheirMaker() {
    GroupName name = group(bob);
    join(name, alice, Role.ADMIN, bob);
    Webhook bobs = webhook(name, bob);
    backend.webhooks().add(webhook(name, alice), MessageId.NONE);
    backend.webhooks().add(bobs, MessageId.NONE);
    delete(alice);

    assertThat(backend.webhooks().of(name))
        .extracting(Webhooks.Kept::webhook)
        .containsExactly(bobs);
  }
}
