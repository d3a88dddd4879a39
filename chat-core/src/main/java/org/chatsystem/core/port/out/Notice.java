package org.chatsystem.core.port.out;

import java.time.Instant;
import java.util.OptionalLong;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageChange;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Receipt;
import org.chatsystem.core.model.Username;

/** What a connection is told. */
public sealed interface Notice {
  /**
   * The connection is ready; always the first notice.
   *
   * @param user whose it is
   * @param connection its id
   * @param time now, by the store's clock
   */
  record Welcomed(Username user, ConnectionId connection, Instant time) implements Notice {}

  /**
   * Someone said something.
   *
   * @param message what
   * @param toSender whether this goes to the sender's own other connections, which alone may see
   *     the ref
   */
  record Said(Message message, boolean toSender) implements Notice {}

  /**
   * A message is not as it was.
   *
   * @param reader who is told; outside direct conversations, one of them
   * @param conversation where it was said
   * @param change what became of it
   */
  record Changed(Username reader, Conversation conversation, MessageChange change)
      implements Notice {}

  /**
   * Someone's place in a group has changed.
   *
   * @param event how
   */
  record MemberMoved(Event.MemberChanged event) implements Notice {}

  /**
   * Someone came or went.
   *
   * @param event who, and how it is now
   */
  record PresenceMoved(Event.PresenceChanged event) implements Notice {}

  /**
   * Someone has received or read more of a conversation. To be told once more of what one knows, or
   * of less, is harmless: the furthest counts.
   *
   * @param reader who is told; in groups, one of them
   * @param receipt up to where
   * @param unread how many messages come after that: told of what is {@code READ} to the
   *     connections of the one who read it, and to nobody else
   */
  record Receipted(Username reader, Receipt receipt, OptionalLong unread) implements Notice {
    /** As the one who got further is told. */
    public static Receipted own(Receipt receipt, long unread) {
      boolean read = receipt.kind() == Receipt.Kind.READ;
      return new Receipted(
          receipt.user(), receipt, read ? OptionalLong.of(unread) : OptionalLong.empty());
    }

    /** As another one is told. */
    public static Receipted toOther(Username reader, Receipt receipt) {
      return new Receipted(reader, receipt, OptionalLong.empty());
    }
  }

  /**
   * Someone is writing; to be shown for some seconds.
   *
   * @param reader who is told; in groups, one of them
   * @param user who is writing
   */
  record Typing(Username reader, Username user, Conversation conversation) implements Notice {}

  /**
   * More was missed of a conversation than is replayed: the reader fetches it from the history,
   * live goes on after the head.
   *
   * @param reader who is told
   * @param conversation of which conversation
   * @param after the cursor that the reader gave, {@code null} without one, or if more became of
   *     messages than is told: then what the reader holds may not be so any more
   * @param head the newest id at this moment
   */
  record Gap(Username reader, Conversation conversation, MessageId after, MessageId head)
      implements Notice {}

  /**
   * The replay is complete: everything from here on is live.
   *
   * @param replayed how many messages it had
   */
  record Resumed(int replayed) implements Notice {}
}
