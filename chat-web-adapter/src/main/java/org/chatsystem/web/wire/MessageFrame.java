package org.chatsystem.web.wire;

import java.util.List;
import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Reaction;
import org.chatsystem.core.model.Username;

/**
 * A message, live or from the history: {@code dm}, {@code group} or {@code broadcast}. The ref is
 * for its sender alone; what does not apply is {@code null} and so left out.
 */
public record MessageFrame(
    String type,
    String id,
    long seq,
    String from,
    Boolean fromDeleted,
    String to,
    String content,
    String sentAt,
    String ref,
    String replyTo,
    List<String> mentions,
    List<AttachmentView> attachments,
    String editedAt,
    Boolean deleted,
    List<ReactionView> reactions) {

  /** Who reacted with one emoji. */
  public record ReactionView(String emoji, List<String> users) {
    static ReactionView of(Reaction reaction) {
      return new ReactionView(reaction.emoji().value(), names(reaction.users()));
    }
  }

  /** What it carries; the bytes are at their own address. */
  public record AttachmentView(String id, String name, String type, int size) {
    /** As everyone may see it who may see the message. */
    public static AttachmentView of(Attachment attachment) {
      return new AttachmentView(
          attachment.id().value(),
          attachment.name().text(),
          attachment.type().mediaType(),
          attachment.size());
    }
  }

  /** As the one who reads it may see it. */
  public static MessageFrame of(Message message, Username reader) {
    return of(message, message.from().equals(reader));
  }

  /** As anyone else may see it. */
  public static MessageFrame toStranger(Message message) {
    return of(message, false);
  }

  static MessageFrame of(Message message, boolean toSender) {
    return new MessageFrame(
        typeOf(message.conversation()),
        message.id().toString(),
        message.id().seq(),
        message.from().value(),
        message.fromDeleted() ? Boolean.TRUE : null,
        recipient(message),
        message.content().text(),
        WireTime.of(message.id().sentAt()),
        toSender ? message.ref().map(ref -> ref.value()).orElse(null) : null,
        message.replyTo().map(MessageId::toString).orElse(null),
        message.mentioned().isEmpty() ? null : names(message.mentioned()),
        message.attachments().isEmpty()
            ? null
            : message.attachments().stream().map(AttachmentView::of).toList(),
        WireTime.of(message.editedAt()),
        message.isDeleted() ? Boolean.TRUE : null,
        message.reactions().isEmpty()
            ? null
            : message.reactions().stream().map(ReactionView::of).toList());
  }

  private static List<String> names(List<Username> users) {
    return users.stream().map(Username::value).toList();
  }

  private static String typeOf(Conversation conversation) {
    if (conversation instanceof Conversation.Direct) {
      return "dm";
    }
    return conversation instanceof Conversation.OfGroup ? "group" : "broadcast";
  }

  private static String recipient(Message message) {
    if (message.conversation() instanceof Conversation.Direct direct) {
      return direct.peerOf(message.from()).value();
    }
    return message.conversation() instanceof Conversation.OfGroup of ? of.group().value() : null;
  }
}
