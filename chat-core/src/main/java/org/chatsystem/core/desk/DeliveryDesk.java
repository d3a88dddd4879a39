package org.chatsystem.core.desk;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ConnectUser;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Monitor;
import org.chatsystem.core.port.out.Outbox;
import org.chatsystem.core.port.out.UnavailableException;

/**
 * Delivers to the connections of this instance. Hears each event once, checks that every message
 * follows the last one of its conversation, reads from the log what is missing, and offers it to
 * the outboxes of those who may have it.
 *
 * <p>Threads: one for each shard of the conversations, which alone offers their messages; two that
 * let people in; a bounded pool that reads the store; one that keeps the time. All are daemons and
 * end with {@link #close}.
 */
public final class DeliveryDesk implements ConnectUser, AutoCloseable {
  private static final int WAITING_READS = 100_000;

  private final ExecutorService readers;
  private final DeskClock clock;
  private final LocalUsers users = new LocalUsers();
  private final Shards shards;
  private final Store store;
  private final Subscriptions subscriptions;
  private final Seats seats;
  private final Watches watches;
  private final Arrivals arrivals;
  private final Entrance entrance;

  /**
   * Opens the desk of one instance over its backend, and begins to listen.
   *
   * @param monitor told what is delivered
   * @throws UnavailableException if the store is away
   */
  public DeliveryDesk(Backend backend, DeskLimits limits, Monitor monitor) {
    readers = readers(limits.readers());
    clock = new DeskClock();
    var reader = new LogReader(readers, clock, limits.retry());
    store =
        new Store(
            backend.log(),
            backend.changes(),
            backend.groups(),
            backend.readMarkers(),
            backend.departures(),
            reader,
            limits,
            monitor);
    shards = new Shards(users, store);
    subscriptions = new Subscriptions(backend.bus());
    seats = new Seats(subscriptions, shards);
    watches = new Watches(backend, reader);
    var presence = new PresenceKeeper(backend, store, users, shards, watches, clock);
    var sweeper = new Sweeper(users, shards, seats, store, backend.sessions(), clock);
    arrivals = new Arrivals(backend, users, subscriptions, seats, presence);
    entrance = new Entrance(arrivals);
    try {
      backend.bus().start(new Ears(users, shards, seats, presence, sweeper));
      listenToEverybody();
      presence.start();
      sweeper.start();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void listenToEverybody() {
    Waiting.on(subscriptions.hold(Channel.BROADCAST).confirmed());
    Waiting.on(subscriptions.hold(Channel.PRESENCE).confirmed());
    MessageId now = MessageId.startOf(store.log().time());
    shards.of(Conversation.BROADCAST).open(Conversation.BROADCAST, feed -> feed.beginAt(now));
  }

  @Override
  public CompletionStage<Connection> connect(
      Username user, Optional<SessionId> session, Outbox outbox) {
    return entrance.enter(user, session, outbox).thenApply(Handle::new);
  }

  /** Tells every connection that the instance goes down, and stops delivering. */
  @Override
  public void close() {
    arrivals.close();
    clock.close();
    readers.shutdownNow();
    entrance.close();
    subscriptions.close();
    shards.close();
  }

  private static ExecutorService readers(int threads) {
    var pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_READS),
            DaemonThreads.named("chat-desk-reader"));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private final class Handle implements Connection {
    private final LocalConnection connection;

    Handle(LocalConnection connection) {
      this.connection = connection;
    }

    @Override
    public ConnectionId id() {
      return connection.id();
    }

    @Override
    public void resume(Map<Conversation, MessageId> cursors, Optional<Instant> since) {
      new Resumption(shards, seats, store, connection, cursors, since).begin();
    }

    @Override
    public void watch(Set<Username> users) {
      watches.set(connection, users);
    }

    @Override
    public void close() {
      arrivals.depart(connection);
    }
  }
}
