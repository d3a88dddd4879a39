package org.chatsystem.core.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.Conversation;
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
  private final Subscriptions.Hold hold;
  private final Map<GroupName, Seat> seats = new ConcurrentHashMap<>();
  private final Map<Conversation, MessageId> parted = new ConcurrentHashMap<>();
  private final Map<Conversation, Point> owed = new ConcurrentHashMap<>();
  private final AtomicBoolean left = new AtomicBoolean();
  private final List<Delivery> beforeWelcome = new ArrayList<>();
  private volatile MessageId since;
  private volatile boolean welcomed;

  /**
   * @param hold on the user's own channel
   */
  LocalConnection(
      ConnectionId id,
      Username user,
      Optional<SessionId> session,
      Outbox outbox,
      Subscriptions.Hold hold) {
    this.id = id;
    this.user = user;
    this.session = session;
    this.outbox = outbox;
    this.hold = hold;
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

  Subscriptions.Hold hold() {
    return hold;
  }

  /** The groups whose channels are listened to on behalf of this connection. */
  Map<GroupName, Seat> seats() {
    return seats;
  }

  /** Up to where it had been delivered to when it left; {@code NONE} if it never did. */
  MessageId partedAt(Conversation conversation) {
    return parted.getOrDefault(conversation, MessageId.NONE);
  }

  void parted(Conversation conversation, MessageId at) {
    parted.put(conversation, at);
  }

  /**
   * A replay from here was cut off by leaving. If that news was an old one, or they come back, it
   * is still owed.
   */
  void owe(Conversation conversation, Point from) {
    var unheld = new Point(null, from.id(), from.changes());
    owed.merge(conversation, unheld, Point::orEarlier);
  }

  /** From where a replay is owed, for the first call alone. */
  Optional<Point> takeOwed(Conversation conversation) {
    return Optional.ofNullable(owed.remove(conversation));
  }

  /** Whether it is delivered to; until it is welcomed, into a waiting room. */
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

  /** Whether it is gone: nothing further is for it. */
  boolean hasLeft() {
    return left.get();
  }

  /** Lets it hear the welcome, and then what came before. */
  synchronized void welcome(Delivery welcome) {
    guarded(() -> outbox.offer(welcome));
    beforeWelcome.forEach(each -> guarded(() -> outbox.offer(each)));
    beforeWelcome.clear();
    welcomed = true;
  }

  void offer(Delivery delivery) {
    if (!hasLeft() && (welcomed || !waits(delivery))) {
      guarded(() -> outbox.offer(delivery));
    }
  }

  /** For as long as the store takes to tell the time: no need for a bound of its own. */
  private synchronized boolean waits(Delivery delivery) {
    if (!welcomed) {
      beforeWelcome.add(delivery);
    }
    return !welcomed;
  }

  /** See {@link Outbox#hasRoom}. */
  boolean hasRoom(Runnable later) {
    return outbox.hasRoom(later);
  }

  void flush() {
    if (!hasLeft()) {
      guarded(outbox::flush);
    }
  }

  void tell(Delivery delivery) {
    offer(delivery);
    flush();
  }

  /** Tells something that concerns no one who is not ready yet. */
  void hint(Delivery delivery) {
    if (isReady()) {
      tell(delivery);
    }
  }

  void end(Outbox.Ending ending) {
    guarded(() -> outbox.close(ending));
  }

  /** An outbox throws nothing; one that does all the same must not keep others from being told. */
  private static void guarded(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      Thread current = Thread.currentThread();
      current.getUncaughtExceptionHandler().uncaughtException(current, e);
    }
  }
}
