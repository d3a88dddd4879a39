package org.chatsystem.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Draft;
import org.chatsystem.core.port.out.Monitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Group commit: one thread with one connection takes whatever drafts have gathered and stores them
 * in one round trip. Batches form by themselves; nobody waits for one to fill.
 *
 * <p>When the connection is lost over a batch, nobody knows how much of it was stored. Drafts with
 * a ref are sent again over a new connection, until their time is over: the ref keeps them from
 * being stored twice (their answer may then say {@code duplicate} though the sender sent them
 * once). Drafts without a ref fail. What a Redis refuses because it is not, or not yet, the one to
 * write to is sent again with or without. While Redis is known to be away every append fails at
 * once; the thread goes on trying to reconnect.
 */
final class AppendWriter implements AutoCloseable, Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(AppendWriter.class);
  private static final int QUEUE_LIMIT = 8_192;
  private static final int BATCH_LIMIT = 128;

  /** An idle connection is asked for a sign of life, so that a loss is found before a draft is. */
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final Endpoint endpoint;
  private final Appends appends;
  private final AppendBatch batches;
  private final Monitor monitor;
  private final BlockingQueue<PendingAppend> queue = new ArrayBlockingQueue<>(QUEUE_LIMIT);
  private final Backoff backoff = new Backoff();
  private final Thread thread = new Thread(this, "chat-redis-writer");

  private ScriptPipeline redis;
  private boolean refused;
  private volatile List<PendingAppend> inFlight = List.of();
  private volatile boolean away;
  private volatile boolean closed;

  AppendWriter(Endpoint endpoint, Appends appends, AppendBatch batches, Monitor monitor) {
    this.endpoint = endpoint;
    this.appends = appends;
    this.batches = batches;
    this.monitor = monitor;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Whether drafts reach Redis, as far as is known. */
  boolean reaches() {
    return !away;
  }

  /** Takes a draft into the next batch. Never blocks. */
  CompletionStage<Appended> append(Draft draft) {
    long deadline = System.nanoTime() + endpoint.timeout().toNanos();
    PendingAppend append = appends.prepare(draft, deadline);
    if (away || closed) {
      append.fail("Redis is away");
    } else if (!queue.offer(append)) {
      append.fail("too many messages wait to be stored");
    }
    return append.outcome();
  }

  /** Fails what has waited too long. To be called often, by another thread. */
  void failOverdue() {
    long now = System.nanoTime();
    for (PendingAppend append : inFlight) {
      failIfOverdue(append, now);
    }
    for (PendingAppend append : queue) {
      if (!failIfOverdue(append, now)) {
        return; // they stand in the order of their deadlines, or nearly so
      }
    }
  }

  private static boolean failIfOverdue(PendingAppend append, long now) {
    boolean overdue = append.isOverdue(now);
    if (overdue) {
      append.fail("Redis did not answer in time");
    }
    return overdue;
  }

  @Override
  public void run() {
    while (!closed || !queue.isEmpty()) {
      try {
        if (isConnected()) {
          storeNext();
        } else {
          failAll();
          backoff.pause();
        }
      } catch (InterruptedException e) {
        // close() wakes us up; the loop's condition says whether anything is left to do
      } catch (RuntimeException e) {
        LOG.error("A batch of appends failed", e);
        inFlight.forEach(append -> append.fail("the append failed"));
        disconnect();
      }
    }
    failAll();
    disconnect();
  }

  private boolean isConnected() {
    return redis != null || connect();
  }

  private boolean connect() {
    try {
      redis = new ScriptPipeline(endpoint.connect(), endpoint.pubSub());
      batches.forget();
      if (away) {
        LOG.info("Appends reach Redis again");
      }
      away = false;
      backoff.reset();
      return true;
    } catch (JedisException e) {
      if (!away) {
        LOG.warn("Appends do not reach Redis: {}", e.getClass().getSimpleName());
      }
      away = true;
      return false;
    }
  }

  private void storeNext() throws InterruptedException {
    PendingAppend first = queue.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) {
      ping();
      return;
    }
    var batch = new ArrayList<PendingAppend>(BATCH_LIMIT);
    batch.add(first);
    queue.drainTo(batch, BATCH_LIMIT - 1);
    inFlight = batch;
    store(batch);
    inFlight = List.of();
  }

  private void ping() {
    try {
      redis.ping();
    } catch (JedisException e) {
      disconnect();
    }
  }

  /** Ends at the latest when the last of them has waited too long: then nothing is left to send. */
  private void store(List<PendingAppend> batch) {
    while (!stored(batch)) {
      batch.stream()
          .filter(append -> !append.isSafeToSend())
          .forEach(append -> append.fail("the connection to Redis was lost over it"));
      if (!connect()) {
        batch.forEach(append -> append.fail("Redis is away"));
        return;
      }
    }
  }

  private boolean stored(List<PendingAppend> batch) {
    long begun = System.nanoTime();
    try {
      batches.store(batch, redis);
      refused = false;
      return true;
    } catch (JedisConnectionException e) {
      disconnect();
      return false;
    } catch (JedisException e) {
      disconnect();
      refused(e);
      return false;
    } finally {
      monitor.roundTrip(Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  /** It is to be looked for elsewhere, or will be ready soon. */
  private void refused(JedisException e) {
    if (!refused) {
      LOG.warn("Appends are refused: {}", e.getMessage());
    }
    refused = true;
    try {
      backoff.pause();
    } catch (InterruptedException closing) {
      // close() waits for what is in hand
    }
  }

  private void disconnect() {
    if (redis != null) {
      redis.close();
      redis = null;
    }
  }

  private void failAll() {
    var rest = new ArrayList<PendingAppend>();
    queue.drainTo(rest);
    rest.forEach(append -> append.fail("Redis is away"));
  }

  /** Stores what has been handed over, then ends. */
  @Override
  public void close() {
    closed = true;
    backoff.end();
    thread.interrupt();
    Threads.join(thread, endpoint.timeout().multipliedBy(2));
  }
}
