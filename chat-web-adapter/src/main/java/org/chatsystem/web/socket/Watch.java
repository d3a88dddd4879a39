package org.chatsystem.web.socket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All open connections, and the one thread that looks at each of them now and then. */
final class Watch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  /** Few connections need not be spread over the whole time. */
  private static final int MIN_STEPS = 50;

  private final Set<ClientConnection> connections = ConcurrentHashMap.newKeySet();
  private final ScheduledThreadPoolExecutor ticker;
  private final Clock clock;

  @SuppressWarnings("FutureReturnValueIgnored") // what is done at a tick does not fail
  Watch(SocketLimits limits, Clock clock) {
    this.clock = clock;
    ticker =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              var thread = new Thread(task, "chat-watch");
              thread.setDaemon(true);
              return thread;
            });
    long millis = limits.tick().toMillis();
    ticker.scheduleWithFixedDelay(this::tick, millis, millis, TimeUnit.MILLISECONDS);
  }

  void add(ClientConnection connection) {
    connections.add(connection);
  }

  void remove(ClientConnection connection) {
    connections.remove(connection);
    if (connections.isEmpty()) {
      signalEmpty();
    }
  }

  private synchronized void signalEmpty() {
    notifyAll();
  }

  int size() {
    return connections.size();
  }

  long waitingBytes() {
    return connections.stream().mapToLong(ClientConnection::waitingBytes).sum();
  }

  /**
   * Ends all connections one after the other, so that their clients do not come to another instance
   * all at once; then waits until they are gone.
   *
   * @param spread how long the first part takes at most
   * @param patience how long the second part takes at most
   */
  void endAll(CloseCode code, Duration spread, Duration patience) throws InterruptedException {
    List<ClientConnection> all = List.copyOf(connections);
    long pause = spread.toNanos() / Math.max(MIN_STEPS, all.size());
    long next = System.nanoTime();
    for (ClientConnection each : all) {
      each.end(code);
      next += pause;
      TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
    }
    connections.forEach(each -> each.end(code));
    awaitEmpty(System.nanoTime() + patience.toNanos());
  }

  private synchronized void awaitEmpty(long deadline) throws InterruptedException {
    for (long left = 1; left > 0 && !connections.isEmpty(); left = deadline - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  private void tick() {
    Instant now = clock.instant();
    for (ClientConnection each : connections) {
      try {
        each.tick(now);
      } catch (RuntimeException e) {
        LOG.error("Internal error at a tick of connection {}", each.id(), e);
      }
    }
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }
}
