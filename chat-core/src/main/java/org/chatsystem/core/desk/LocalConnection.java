package org.chatsystem.core.desk;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.Outbox;

/** One connection of this instance. Compared by identity. */
final class LocalConnection {
  private final ConnectionId id;
  private final Username user;
  private final Optional<SessionId> session;
  private final Outbox outbox;
  private final Set<GroupName> groups = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean left = new AtomicBoolean();
  private volatile MessageId since;

  LocalConnection(ConnectionId id, Username user, Optional<SessionId> session, Outbox outbox) {
    this.id = id;
    this.user = user;
    this.session = session;
    this.outbox = outbox;
  }

  ConnectionId id() {
    return id;
  }

  Username user() {
    return user;
  }

  Optional<SessionId> session() {
    return session;
  }

  /** The groups whose channels are listened to on behalf of this connection. */
  Set<GroupName> groups() {
    return groups;
  }

  /** Whether it has been welcomed, and so is delivered to. */
  boolean isReady() {
    return since != null;
  }

  /** From where on it is delivered to; {@code null} until it is ready. */
  MessageId since() {
    return since;
  }

  void ready(MessageId from) {
    since = from;
  }

  /** {@code true} for the first call alone. */
  boolean leave() {
    return left.compareAndSet(false, true);
  }

  void offer(Delivery delivery) {
    outbox.offer(delivery);
  }

  /** See {@link Outbox#hasRoom}. */
  boolean hasRoom(Runnable later) {
    return outbox.hasRoom(later);
  }

  void flush() {
    outbox.flush();
  }

  void tell(Delivery delivery) {
    outbox.offer(delivery);
    outbox.flush();
  }

  void end(Outbox.Ending ending) {
    outbox.close(ending);
  }
}
