package org.chatsystem.redis;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Emoji;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageChange;
import org.chatsystem.core.model.MessageChange.Deleted;
import org.chatsystem.core.model.MessageChange.Edited;
import org.chatsystem.core.model.MessageChange.Reacted;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Reaction;
import org.chatsystem.core.model.Username;

/**
 * What becomes of messages. A change is, separated by NUL: {@code E message at names content},
 * {@code D message} or {@code R message user emoji removed}. What has become of a message: its id,
 * its state ({@code =}, {@code E} or {@code D}), since when (or nothing), its reactions (a line for
 * each kind: emoji, users) and, unless it says what it said, its body. The scripts write both.
 */
final class ChangeCodec {
  private static final String EDITED = "E";
  private static final String DELETED = "D";
  private static final String REACTED = "R";
  private static final String AS_SAID = "=";

  private ChangeCodec() {}

  static String encode(MessageChange change) {
    String id = change.message().toString();
    if (change instanceof Edited edited) {
      String at = Long.toString(edited.at().toEpochMilli());
      String names = MessageCodec.joined(edited.mentioned());
      return Texts.join(EDITED, id, at, names, edited.content().text());
    }
    if (change instanceof Reacted reacted) {
      String removed = reacted.removed() ? "1" : "0";
      return Texts.join(REACTED, id, reacted.user().value(), reacted.emoji().value(), removed);
    }
    return Texts.join(DELETED, id);
  }

  static MessageChange decode(String text) {
    String kind = text.substring(0, 1);
    return switch (kind) {
      case EDITED -> edited(Texts.split(text, 5));
      case REACTED -> reacted(Texts.split(text, 5));
      case DELETED -> new Deleted(MessageId.parse(Texts.split(text, 2).get(1)));
      default -> throw new IllegalArgumentException("not a change");
    };
  }

  private static Edited edited(List<String> fields) {
    return new Edited(
        MessageId.parse(fields.get(1)),
        new Content(fields.get(4)),
        MessageCodec.names(fields.get(3)),
        Instant.ofEpochMilli(Long.parseLong(fields.get(2))));
  }

  private static Reacted reacted(List<String> fields) {
    return new Reacted(
        MessageId.parse(fields.get(1)),
        new Username(fields.get(2)),
        new Emoji(fields.get(3)),
        "1".equals(fields.get(4)));
  }

  /**
   * A message as it is now.
   *
   * @param body as it was said; unused if it is not so any more
   * @param fate what has become of it; empty for nothing
   */
  static Message message(MessageId id, Conversation conversation, String body, String fate) {
    if (fate == null || fate.isEmpty()) {
      return MessageCodec.decode(id, conversation, body);
    }
    List<String> fields = Texts.split(fate, 5);
    String state = fields.get(1);
    String now = AS_SAID.equals(state) ? body : fields.get(4);
    Message message = MessageCodec.decode(id, conversation, now).reacted(reactions(fields.get(3)));
    return EDITED.equals(state)
        ? message.edited(
            message.content(),
            message.mentioned(),
            Instant.ofEpochMilli(Long.parseLong(fields.get(2))))
        : message;
  }

  private static List<Reaction> reactions(String lines) {
    return lines.lines().map(ChangeCodec::reaction).toList();
  }

  private static Reaction reaction(String line) {
    List<String> words = Arrays.asList(line.split(" "));
    return new Reaction(
        new Emoji(words.get(0)), words.stream().skip(1).map(Username::new).toList());
  }
}
