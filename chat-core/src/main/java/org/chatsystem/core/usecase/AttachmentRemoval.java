package org.chatsystem.core.usecase;

import java.util.List;
import java.util.stream.Stream;
import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.AttachmentId;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.port.out.Attachments;
import org.chatsystem.core.port.out.MessageLog;
import org.chatsystem.core.port.out.UnavailableException;

/**
 * Removes the bytes of what was deleted. Nobody reaches them any more without their message, so if
 * this fails the deletion stands, and they go when their time is over.
 */
final class AttachmentRemoval {
  private final MessageLog log;
  private final Attachments attachments;

  AttachmentRemoval(MessageLog log, Attachments attachments) {
    this.log = log;
    this.attachments = attachments;
  }

  /** What a message carries, to be asked before it is deleted. */
  List<AttachmentId> carriedBy(Conversation conversation, MessageId id) {
    return log.readAfter(conversation, id.previous(), 1).stream()
        .filter(message -> message.id().equals(id))
        .flatMap(AttachmentRemoval::carried)
        .toList();
  }

  private static Stream<AttachmentId> carried(Message message) {
    return message.attachments().stream().map(Attachment::id);
  }

  void remove(Conversation conversation, List<AttachmentId> ids) {
    if (!ids.isEmpty()) {
      attempt(() -> attachments.remove(conversation, ids));
    }
  }

  void removeAll(Conversation conversation) {
    attempt(() -> attachments.removeAll(conversation));
  }

  private static void attempt(Runnable removal) {
    try {
      removal.run();
    } catch (UnavailableException e) {
      // out of reach by itself, see above
    }
  }
}
