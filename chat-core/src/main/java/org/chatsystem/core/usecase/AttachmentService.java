package org.chatsystem.core.usecase;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.AttachmentId;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.FileType;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Rate;
import org.chatsystem.core.port.in.AttachFile;
import org.chatsystem.core.port.in.OpenAttachment;
import org.chatsystem.core.port.in.ReadHistory;
import org.chatsystem.core.port.out.Allowances;
import org.chatsystem.core.port.out.Attachments;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Blocks;
import org.chatsystem.core.port.out.MessageLog;

/**
 * Takes what is to be sent, and shows what was. An attachment has no readers of its own: it is
 * reached through its message, whose conversation is checked at that moment.
 */
final class AttachmentService implements AttachFile, OpenAttachment {
  private final Attachments attachments;
  private final MessageLog log;
  private final Allowances allowances;
  private final Blocks blocks;
  private final Access access;
  private final ChatRules rules;

  AttachmentService(Backend backend, Attachments attachments, Access access, ChatRules rules) {
    this.attachments = attachments;
    this.log = backend.log();
    this.allowances = backend.allowances();
    this.blocks = backend.blocks();
    this.access = access;
    this.rules = rules;
  }

  @Override
  public int mostBytes() {
    return rules.attachments().most();
  }

  @Override
  public AttachFile.Outcome attach(Command command) {
    Optional<FileType> type = FileType.of(command.content().bytes());
    Optional<Reason> refusal = refusal(command, type);
    if (refusal.isPresent()) {
      return new AttachFile.Outcome.Refused(refusal.get());
    }
    var attachment =
        new Attachment(
            AttachmentId.random(), command.name(), type.orElseThrow(), command.content().size());
    Duration wait = takeAllowance(command, attachment);
    if (!wait.isZero()) {
      return new AttachFile.Outcome.TooOften(wait);
    }
    var upload = new Attachments.Upload(command.sender(), command.to(), attachment);
    return attachments.keep(
            upload, command.content(), Attachments.UNSENT, rules.attachments().room())
        ? new AttachFile.Outcome.Attached(attachment)
        : new AttachFile.Outcome.Refused(Reason.NO_ROOM);
  }

  private Optional<Reason> refusal(Command command, Optional<FileType> type) {
    int size = command.content().size();
    if (mostBytes() == 0) {
      return Optional.of(Reason.OFF);
    }
    if (size == 0 || size > mostBytes()) {
      return Optional.of(size == 0 ? Reason.EMPTY : Reason.TOO_LARGE);
    }
    Optional<Reason> mayNotSay = mayNotSay(command);
    return mayNotSay.isPresent() || type.isPresent() ? mayNotSay : Optional.of(Reason.WRONG_TYPE);
  }

  /** What could not be sent there is not taken either. */
  private Optional<Reason> mayNotSay(Command command) {
    if (command.to() instanceof Conversation.Broadcast) {
      return rules.mayBroadcast(command.sender())
          ? Optional.empty()
          : Optional.of(Reason.BROADCAST_NOT_ALLOWED);
    }
    if (command.to() instanceof Conversation.Direct direct
        && blocks.apartFrom(command.sender()).contains(direct.peerOf(command.sender()))) {
      return Optional.of(Reason.BLOCKED);
    }
    return access.refusal(command.sender(), command.to()).map(AttachmentService::reasonOf);
  }

  private static Reason reasonOf(ReadHistory.Reason reason) {
    return switch (reason) {
      case USER_NOT_FOUND -> Reason.USER_NOT_FOUND;
      case GROUP_NOT_FOUND -> Reason.GROUP_NOT_FOUND;
      case NOT_A_MEMBER -> Reason.NOT_A_MEMBER;
    };
  }

  private Duration takeAllowance(Command command, Attachment attachment) {
    return allowances.take(
        command.sender(),
        Allowances.Deed.UPLOAD,
        Math.min(attachment.weight(), rules.attachments().perDay()),
        new Rate(rules.attachments().perDay(), Duration.ofDays(1)));
  }

  @Override
  public OpenAttachment.Outcome open(Query query) {
    Optional<ReadHistory.Reason> refusal = access.refusal(query.reader(), query.conversation());
    if (refusal.isPresent()) {
      return new OpenAttachment.Outcome.Refused(refusal.get());
    }
    return find(query.conversation(), query.message()).stream()
        .flatMap(message -> message.attachments().stream())
        .filter(each -> each.id().equals(query.attachment()))
        .findFirst()
        .flatMap(each -> opened(query.conversation(), each))
        .orElseGet(OpenAttachment.Outcome.Missing::new);
  }

  private Optional<OpenAttachment.Outcome> opened(
      Conversation conversation, Attachment attachment) {
    return attachments
        .read(conversation, attachment.id())
        .map(content -> new OpenAttachment.Outcome.Opened(attachment, content));
  }

  private Optional<Message> find(Conversation conversation, MessageId id) {
    List<Message> found = log.readAfter(conversation, id.previous(), 1);
    return found.stream().filter(message -> message.id().equals(id)).findFirst();
  }
}
