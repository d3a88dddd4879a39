package org.chatsystem.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
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
 * UTF-8, separated by NUL: sender, ref (or nothing), origin (or nothing), content. The id and the
 * conversation stand beside it.
 */
final class MessageCodec {
  private static final int FIELDS = 4;

  private MessageCodec() {}

  static byte[] encode(Draft draft) {
    String body =
        Texts.join(
            draft.from().value(),
            draft.ref().map(Ref::value).orElse(""),
            draft.origin().map(ConnectionId::value).orElse(""),
            draft.content().text());
    return body.getBytes(StandardCharsets.UTF_8);
  }

  static Message decode(MessageId id, Conversation conversation, String body) {
    List<String> fields = Texts.split(body, FIELDS);
    return new Message(
        id,
        conversation,
        new Username(fields.get(0)),
        new Content(fields.get(3)),
        given(fields.get(1)).map(Ref::new),
        given(fields.get(2)).map(ConnectionId::new));
  }

  private static Optional<String> given(String field) {
    return field.isEmpty() ? Optional.empty() : Optional.of(field);
  }
}
