package org.chatsystem.core.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Outbox;
import org.chatsystem.core.port.out.UnavailableException;

/**
 * Where people wait to be let in: whoever has gathered comes in together, so that many share each
 * question to the store. Nobody waits for others to come.
 */
final class Entrance implements AutoCloseable {
  private static final int WAITING = 100_000;
  private static final int TOGETHER = 128;

  /** While those of one wait for the store, those of the other go on. */
  private static final int DOORS = 2;

  private final Arrivals arrivals;
  private final BlockingQueue<Arrival> queue = new ArrayBlockingQueue<>(WAITING);

  private final Set<Arrival> arriving = ConcurrentHashMap.newKeySet();

  private final List<Thread> doors;
  private volatile boolean closed;

  Entrance(Arrivals arrivals) {
    this.arrivals = arrivals;
    ThreadFactory threads = DaemonThreads.named("chat-desk-entrance");
    doors = Stream.generate(() -> threads.newThread(this::letIn)).limit(DOORS).toList();
    doors.forEach(Thread::start);
  }

  /** Lets someone in soon. The stage completes on a thread that must not be held up. */
  CompletableFuture<LocalConnection> enter(
      Username user, Optional<SessionId> session, Outbox outbox) {
    var arrival = new Arrival(user, session, outbox);
    arriving.add(arrival);
    if (!queue.offer(arrival)) {
      fail(arrival, "too many are connecting");
    } else if (closed) {
      fail(arrival, "the instance goes down");
    }
    return arrival.stage().whenComplete((connection, failure) -> arriving.remove(arrival));
  }

  private static void fail(Arrival arrival, String why) {
    arrival.stage().completeExceptionally(new UnavailableException(why));
  }

  private void letIn() {
    var batch = new ArrayList<Arrival>(TOGETHER);
    while (!closed) {
      try {
        batch.add(queue.take());
      } catch (InterruptedException e) {
        return;
      }
      if (closed) {
        return; // an element may come in spite of the interrupt
      }
      queue.drainTo(batch, TOGETHER - 1);
      arrivals.arrive(batch);
      batch.clear();
    }
  }

  /** Whoever is on the way in is told so at once. */
  @Override
  public void close() {
    closed = true;
    doors.forEach(Thread::interrupt);
    arriving.forEach(each -> fail(each, "the instance goes down"));
  }
}
