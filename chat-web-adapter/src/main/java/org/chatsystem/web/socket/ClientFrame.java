package org.chatsystem.web.socket;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chatsystem.core.model.AttachmentId;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Emoji;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Receipt;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ConnectUser;
import org.chatsystem.web.limit.Pace;
import org.chatsystem.web.wire.AttachmentIds;
import org.chatsystem.web.wire.ErrorCode;
import org.chatsystem.web.wire.Fields;
import org.chatsystem.web.wire.Refusal;

/** What a client may say, read and checked. */
sealed interface ClientFrame {
  /**
   * Takes what the frame needs of what a connection may do.
   *
   * @throws Refusal if it is too much
   */
  default void keepTo(Pace pace) {
    pace.ephemeral();
  }

  /** What is kept and told to others. */
  sealed interface Lasting extends ClientFrame {
    @Override
    default void keepTo(Pace pace) {
      pace.send();
    }
  }

  /** Says something. */
  record Say(
      Conversation to,
      Content content,
      Optional<Ref> ref,
      Optional<MessageId> replyTo,
      List<AttachmentId> attachments)
      implements Lasting {}

  /** Says who it is, or goes on being it. */
  record Auth(String token) implements ClientFrame {}

  /** Asks for what it missed. */
  record Resume(Map<Conversation, MessageId> cursors, Optional<Instant> since)
      implements ClientFrame {
    @Override
    public void keepTo(Pace pace) {
      pace.resume();
    }
  }

  /** Says how far it has got. */
  record Mark(Conversation conversation, Receipt.Kind kind, long seq) implements ClientFrame {}

  /** Is writing. */
  record Typing(Conversation conversation) implements ClientFrame {}

  /** Asks for the presence of these, and no others, from now on. */
  record Watch(Set<Username> users) implements ClientFrame {}

  /** Has a message say something else. */
  record Edit(Conversation conversation, MessageId message, Content content) implements Lasting {}

  /** Erases a message. */
  record Delete(Conversation conversation, MessageId message) implements Lasting {}

  /** Reacts to a message, or takes that back. */
  record React(Conversation conversation, MessageId message, Emoji emoji, boolean removed)
      implements Lasting {}

  /** Asks for a sign of life. */
  record Ping() implements ClientFrame {}

  /** The types that there are; on the wire in lower case. */
  enum Type {
    AUTH,
    DM,
    GROUP,
    BROADCAST,
    RESUME,
    EDIT,
    DELETE,
    REACT,
    RECEIVED,
    READ,
    TYPING,
    WATCH,
    PING;

    private static final Map<String, Type> BY_NAME =
        Arrays.stream(values()).collect(Collectors.toMap(Type::wireName, Function.identity()));

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Type of(String wireName) {
      Type type = BY_NAME.get(wireName);
      if (type == null) {
        throw new Refusal(ErrorCode.UNKNOWN_TYPE, "there is no such type of frame");
      }
      return type;
    }
  }

  /**
   * Reads a frame of this user's; what is wrong with it is thrown as a {@link Refusal} or by the
   * model.
   */
  static ClientFrame read(Fields fields, Username user) {
    return switch (Type.of(fields.text("type"))) {
      case DM -> say(new Conversation.Direct(user, Username.of(fields.text("to"))), fields, user);
      case GROUP -> say(new Conversation.OfGroup(GroupName.of(fields.text("to"))), fields, user);
      case BROADCAST -> say(Conversation.BROADCAST, fields, user);
      case AUTH -> new Auth(fields.text("token"));
      case RESUME -> new Resume(cursors(fields, user), since(fields));
      case EDIT ->
          new Edit(
              conversation(fields, user), message(fields), new Content(fields.text("content")));
      case DELETE -> new Delete(conversation(fields, user), message(fields));
      case REACT ->
          new React(
              conversation(fields, user),
              message(fields),
              new Emoji(fields.text("emoji")),
              fields.optionalTruth("remove").orElse(false));
      case RECEIVED -> mark(Receipt.Kind.RECEIVED, fields, user);
      case READ -> mark(Receipt.Kind.READ, fields, user);
      case TYPING -> new Typing(Conversation.named(fields.text("conversation"), user));
      case WATCH -> new Watch(watched(fields));
      case PING -> new Ping();
    };
  }

  private static Say say(Conversation to, Fields fields, Username user) {
    Optional<String> from = fields.optionalText("from");
    if (from.isPresent() && !Username.of(from.get()).equals(user)) {
      throw new Refusal(ErrorCode.FORBIDDEN, "from is not you");
    }
    return new Say(
        to,
        new Content(fields.text("content")),
        fields.optionalText("ref").map(Ref::new),
        fields.optionalText("replyTo").map(MessageId::parse),
        AttachmentIds.of(fields));
  }

  private static Mark mark(Receipt.Kind kind, Fields fields, Username user) {
    return new Mark(conversation(fields, user), kind, fields.count("seq"));
  }

  private static Conversation conversation(Fields fields, Username user) {
    return Conversation.named(fields.text("conversation"), user);
  }

  private static MessageId message(Fields fields) {
    return MessageId.parse(fields.text("id"));
  }

  private static Set<Username> watched(Fields fields) {
    return fields.list("users", ConnectUser.MAX_WATCHED).stream()
        .map(Username::of)
        .collect(Collectors.toSet());
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
