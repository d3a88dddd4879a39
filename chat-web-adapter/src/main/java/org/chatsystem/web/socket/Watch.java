package org.chatsystem.web.socket;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All open connections, and the one thread that looks at each of them now and then. */
final class Watch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

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
  }

  int size() {
    return connections.size();
  }

  void endAll(CloseCode code) {
    connections.forEach(each -> each.end(code));
  }

  private void tick() {
    Instant now = clock.instant();
    for (ClientConnection each : connections) {
      try {
        each.tick(now);
      } catch (RuntimeException e) {
        LOG.error("Internal error at a tick", e);
      }
    }
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }
}
