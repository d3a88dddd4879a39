package org.chatsystem.redis;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.ChangeId;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.model.Event.MemberChange;
import org.chatsystem.core.model.Event.MemberChanged;
import org.chatsystem.core.model.Event.MessageChanged;
import org.chatsystem.core.model.Event.MessageStored;
import org.chatsystem.core.model.Event.PresenceChanged;
import org.chatsystem.core.model.Event.ReceiptMoved;
import org.chatsystem.core.model.Event.SessionsRevoked;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.Receipt;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;

/**
 * What goes over Pub/Sub: a letter for the kind and its fields, separated by NUL, in UTF-8. The
 * scripts write the same form:
 *
 * <ul>
 *   <li>{@code M id previous roster conversation} and the body of {@link MessageCodec}
 *   <li>{@code C id previous roster conversation} and the change as {@link ChangeCodec} has it
 *   <li>{@code G group user role change version millis}
 *   <li>{@code P user 1} and nothing, or {@code P user 0 last-seen-millis}
 *   <li>{@code R user read id unread roster conversation}, read being 1 or 0
 *   <li>{@code T user roster conversation}
 *   <li>{@code S user session}, or {@code S user} and nothing for all sessions
 * </ul>
 */
final class EventCodec {
  private EventCodec() {}

  static byte[] encode(Event event) {
    return text(event).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Event event) {
    if (event instanceof MessageStored stored) {
      return text(stored);
    }
    if (event instanceof MessageChanged changed) {
      return Texts.join(
          "C",
          changed.id().toString(),
          changed.previous().toString(),
          Long.toString(changed.roster()),
          changed.conversation().key(),
          ChangeCodec.encode(changed.change()));
    }
    if (event instanceof MemberChanged member) {
      return Texts.join(
          "G",
          member.group().value(),
          member.user().value(),
          member.role().name(),
          member.change().name(),
          Long.toString(member.roster()),
          Long.toString(member.at().toEpochMilli()));
    }
    if (event instanceof PresenceChanged presence) {
      return Texts.join(
          "P",
          presence.user().value(),
          presence.status().online() ? "1" : "0",
          presence.status().lastSeen().map(at -> Long.toString(at.toEpochMilli())).orElse(""));
    }
    if (event instanceof ReceiptMoved moved) {
      return Texts.join(
          "R",
          moved.receipt().user().value(),
          moved.receipt().kind() == Receipt.Kind.READ ? "1" : "0",
          moved.receipt().upTo().toString(),
          Long.toString(moved.unread()),
          Long.toString(moved.roster()),
          moved.receipt().conversation().key());
    }
    if (event instanceof Event.Typing typing) {
      return Texts.join(
          "T", typing.user().value(), Long.toString(typing.roster()), typing.conversation().key());
    }
    var revoked = (SessionsRevoked) event;
    return Texts.join(
        "S", revoked.user().value(), revoked.session().map(SessionId::value).orElse(""));
  }

  private static String text(MessageStored stored) {
    Message message = stored.message();
    return Texts.join(
        "M",
        message.id().toString(),
        stored.previous().toString(),
        Long.toString(stored.roster()),
        message.conversation().key(),
        MessageCodec.encode(message));
  }

  static Event decode(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return switch (text.charAt(0)) {
      case 'M' -> message(Texts.split(text, 6));
      case 'C' -> changed(Texts.split(text, 6));
      case 'G' -> member(Texts.split(text, 7));
      case 'P' -> presence(Texts.split(text, 4));
      case 'R' -> receipt(Texts.split(text, 7));
      case 'T' -> typing(Texts.split(text, 4));
      case 'S' -> revoked(Texts.split(text, 3));
      default -> throw new IllegalArgumentException("not an event");
    };
  }

  private static Event message(List<String> fields) {
    Conversation conversation = Conversation.ofKey(fields.get(4));
    MessageId id = MessageId.parse(fields.get(1));
    return new MessageStored(
        MessageCodec.decode(id, conversation, fields.get(5)),
        MessageId.parse(fields.get(2)),
        Long.parseLong(fields.get(3)));
  }

  private static Event changed(List<String> fields) {
    return new MessageChanged(
        Conversation.ofKey(fields.get(4)),
        ChangeId.parse(fields.get(1)),
        ChangeId.parse(fields.get(2)),
        Long.parseLong(fields.get(3)),
        ChangeCodec.decode(fields.get(5)));
  }

  private static Event member(List<String> fields) {
    return new MemberChanged(
        new GroupName(fields.get(1)),
        new Username(fields.get(2)),
        Role.valueOf(fields.get(3)),
        MemberChange.valueOf(fields.get(4)),
        Long.parseLong(fields.get(5)),
        Instant.ofEpochMilli(Long.parseLong(fields.get(6))));
  }

  private static Event presence(List<String> fields) {
    Optional<Instant> seen =
        Optional.of(fields.get(3))
            .filter(millis -> !millis.isEmpty())
            .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)));
    var status = new PresenceStatus("1".equals(fields.get(2)), seen);
    return new PresenceChanged(new Username(fields.get(1)), status);
  }

  private static Event receipt(List<String> fields) {
    var kind = "1".equals(fields.get(2)) ? Receipt.Kind.READ : Receipt.Kind.RECEIVED;
    var receipt =
        new Receipt(
            new Username(fields.get(1)),
            Conversation.ofKey(fields.get(6)),
            kind,
            MessageId.parse(fields.get(3)));
    return new ReceiptMoved(receipt, Long.parseLong(fields.get(4)), Long.parseLong(fields.get(5)));
  }

  private static Event typing(List<String> fields) {
    return new Event.Typing(
        new Username(fields.get(1)),
        Conversation.ofKey(fields.get(3)),
        Long.parseLong(fields.get(2)));
  }

  private static Event revoked(List<String> fields) {
    Optional<String> session = Optional.of(fields.get(2)).filter(id -> !id.isEmpty());
    return new SessionsRevoked(new Username(fields.get(1)), session.map(SessionId::new));
  }
}
