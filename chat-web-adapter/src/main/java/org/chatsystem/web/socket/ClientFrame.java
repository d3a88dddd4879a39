package org.chatsystem.web.socket;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Username;
import org.chatsystem.web.wire.ErrorCode;
import org.chatsystem.web.wire.Fields;
import org.chatsystem.web.wire.Refusal;

/** What a client may say, read and checked. */
sealed interface ClientFrame {
  /** Says something. */
  record Say(Conversation to, Content content, Optional<Ref> ref) implements ClientFrame {}

  /** Says who it is, or goes on being it. */
  record Auth(String token) implements ClientFrame {}

  /** Asks for what it missed. */
  record Resume(Map<Conversation, MessageId> cursors, Optional<Instant> since)
      implements ClientFrame {}

  /** Asks for a sign of life. */
  record Ping() implements ClientFrame {}

  /**
   * Reads a frame of this user's; what is wrong with it is thrown as a {@link Refusal} or by the
   * model.
   */
  static ClientFrame read(Fields fields, Username user) {
    String type = fields.text("type");
    return switch (type) {
      case "dm" -> say(new Conversation.Direct(user, Username.of(fields.text("to"))), fields, user);
      case "group" -> say(new Conversation.OfGroup(GroupName.of(fields.text("to"))), fields, user);
      case "broadcast" -> say(Conversation.BROADCAST, fields, user);
      case "auth" -> new Auth(fields.text("token"));
      case "resume" -> new Resume(cursors(fields, user), since(fields));
      case "ping" -> new Ping();
      default -> throw new Refusal(ErrorCode.UNKNOWN_TYPE, "there is no such type of frame");
    };
  }

  private static Say say(Conversation to, Fields fields, Username user) {
    Optional<String> from = fields.optionalText("from");
    if (from.isPresent() && !Username.of(from.get()).equals(user)) {
      throw new Refusal(ErrorCode.FORBIDDEN, "from is not you");
    }
    return new Say(
        to, new Content(fields.text("content")), fields.optionalText("ref").map(Ref::new));
  }

  private static Map<Conversation, MessageId> cursors(Fields fields, Username user) {
    var cursors = new LinkedHashMap<Conversation, MessageId>();
    fields
        .texts("cursors")
        .forEach((name, id) -> cursors.put(Conversation.named(name, user), MessageId.parse(id)));
    return cursors;
  }

  private static Optional<Instant> since(Fields fields) {
    try {
      return fields.optionalText("since").map(Instant::parse);
    } catch (DateTimeException e) {
      throw new Refusal(ErrorCode.BAD_REQUEST, "since is a time such as 2026-11-22T13:28:00.123Z");
    }
  }
}
