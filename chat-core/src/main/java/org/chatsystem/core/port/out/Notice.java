package org.chatsystem.core.port.out;

import java.time.Instant;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
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
   * More was missed of a conversation than is replayed: the reader fetches it from the history,
   * live goes on after the head.
   *
   * @param reader who is told
   * @param conversation of which conversation
   * @param after the cursor that the reader gave, {@code null} without one
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
