package org.chatsystem.redis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Draft;

/**
 * A message's body: the same bytes in the log and in the event that announces it, made once. In
 * UTF-8, separated by NUL: sender, ref (or nothing), origin (or nothing), content. What it carries
 * follows its origin, a line for each; scripts take the two for one. If it answers another message
 * or mentions someone, a plus sign stands in front, with which no name begins, then the id of that
 * message (or nothing) and the names, separated by spaces. The id and the conversation stand beside
 * it.
 */
final class MessageCodec {
  private static final String MORE = "+";
  private static final String LINE = "\n";
  private static final int FIELDS = 4;
  private static final int MORE_FIELDS = 3;

  private MessageCodec() {}

  /** Whom it mentions, as they stand in a body. */
  static String joined(List<Username> names) {
    return names.stream().map(Username::value).collect(Collectors.joining(" "));
  }

  /** The names are those that may turn out to be of people who may read it. */
  static byte[] encode(Draft draft) {
    return body(
            draft.replyTo(),
            mayBeMentioned(draft.conversation(), draft.content()),
            draft.from(),
            draft.ref(),
            origin(draft.origin(), draft.attachments()),
            draft.content())
        .getBytes(StandardCharsets.UTF_8);
  }

  static String encode(Message message) {
    return body(
        message.replyTo(),
        message.mentioned(),
        message.from(),
        message.ref(),
        origin(message.origin(), message.attachments()),
        message.content());
  }

  /** Where it came from, and what it carries. */
  private static String origin(Optional<ConnectionId> origin, List<Attachment> attachments) {
    String connection = origin.map(ConnectionId::value).orElse("");
    return attachments.isEmpty()
        ? connection
        : attachments.stream()
            .map(AttachmentCodec::encode)
            .collect(Collectors.joining(LINE, connection + LINE, ""));
  }

  /** Whom it mentions, as far as can be said without asking who may read the conversation. */
  static List<Username> mayBeMentioned(Conversation conversation, Content content) {
    List<Username> mentioned = content.mentioned();
    return conversation instanceof Conversation.Direct direct && !mentioned.isEmpty()
        ? mentioned.stream().filter(direct::includes).toList()
        : mentioned;
  }

  private static String body(
      Optional<MessageId> replyTo,
      List<Username> mentioned,
      Username from,
      Optional<Ref> ref,
      String origin,
      Content content) {
    String plain = Texts.join(from.value(), ref.map(Ref::value).orElse(""), origin, content.text());
    if (replyTo.isEmpty() && mentioned.isEmpty()) {
      return plain;
    }
    return Texts.join(MORE + replyTo.map(MessageId::toString).orElse(""), joined(mentioned), plain);
  }

  static Message decode(MessageId id, Conversation conversation, String body) {
    if (!body.startsWith(MORE)) {
      return decode(id, conversation, body, Optional.empty(), List.of());
    }
    List<String> more = Texts.split(body.substring(MORE.length()), MORE_FIELDS);
    Optional<MessageId> replyTo = given(more.get(0)).map(MessageId::parse);
    return decode(id, conversation, more.get(2), replyTo, names(more.get(1)));
  }

  /** Reads names that are separated by spaces. */
  static List<Username> names(String joined) {
    return given(joined)
        .map(some -> Arrays.stream(some.split(" ")).map(Username::new).toList())
        .orElse(List.of());
  }

  private static Message decode(
      MessageId id,
      Conversation conversation,
      String plain,
      Optional<MessageId> replyTo,
      List<Username> mentioned) {
    List<String> fields = Texts.split(plain, FIELDS);
    String origin = fields.get(2);
    int line = origin.indexOf(LINE);
    var message =
        new Message(
            id,
            conversation,
            new Username(fields.get(0)),
            fields.get(3).isEmpty() ? Content.ERASED : new Content(fields.get(3)),
            given(fields.get(1)).map(Ref::new),
            given(line < 0 ? origin : origin.substring(0, line)).map(ConnectionId::new),
            replyTo,
            mentioned);
    return line < 0
        ? message
        : message.carrying(origin.lines().skip(1).map(AttachmentCodec::decode).toList());
  }

  private static Optional<String> given(String field) {
    return field.isEmpty() ? Optional.empty() : Optional.of(field);
  }
}
