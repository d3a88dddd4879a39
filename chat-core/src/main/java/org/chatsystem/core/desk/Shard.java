package org.chatsystem.core.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.port.out.Monitor;

/**
 * One thread and the feeds of the conversations that belong to it. It works off what has gathered
 * and then flushes once, so that under load one write to a connection carries many messages.
 * Everything in a feed happens on this thread.
 */
final class Shard implements Runnable, AutoCloseable {
  /**
   * What has gathered is worked off for as long as the flush before took, so that the more it costs
   * the more is written at once, but within these bounds: a few hundred cheap events, and what
   * nobody feels.
   */
  private static final long LEAST_NANOS = 1_000_000;

  private static final long MOST_NANOS = 50_000_000;

  /** Batches of work after which something that can wait is done all the same. */
  private static final int PATIENCE = 16;

  private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
  private final Queue<Runnable> idleTasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger queuedEvents = new AtomicInteger();
  private final int capacity;
  private final Monitor monitor;
  private final BiFunction<Shard, Conversation, Feed> opening;
  private final Map<Conversation, Feed> feeds = new HashMap<>();
  private final List<Feed> unflushed = new ArrayList<>();
  private final Thread thread;
  private final LongSupplier nanoTime;
  private MessageId firstFlushed;
  private int busyBatches;
  private long lastFlushNanos;
  private volatile boolean lostEvents;
  private volatile boolean closed;

  /**
   * @param capacity how many events may wait
   * @param monitor told how late what was written was
   * @param opening makes the feed of a conversation; {@code null} for a direct one that nobody here
   *     hears
   */
  Shard(String name, int capacity, Monitor monitor, BiFunction<Shard, Conversation, Feed> opening) {
    this(name, capacity, monitor, opening, System::nanoTime);
  }

  Shard(
      String name,
      int capacity,
      Monitor monitor,
      BiFunction<Shard, Conversation, Feed> opening,
      LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.capacity = capacity;
    this.monitor = monitor;
    this.opening = opening;
    thread = new Thread(this, name);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Hands an event to the feed of its conversation; when too much waits it is dropped, and the log
   * is read later instead.
   */
  void event(Conversation conversation, Consumer<Feed> event) {
    if (queuedEvents.incrementAndGet() > capacity) {
      queuedEvents.decrementAndGet();
      lostEvents = true;
      return;
    }
    add(
        () -> {
          queuedEvents.decrementAndGet();
          with(conversation, event);
        });
  }

  /** Does this if there is time: what may as well be left out is, before any event is. */
  void hint(Runnable task) {
    if (queuedEvents.incrementAndGet() > capacity / 2) {
      queuedEvents.decrementAndGet();
      return;
    }
    add(
        () -> {
          queuedEvents.decrementAndGet();
          task.run();
        });
  }

  /** As {@link #hint(Runnable)}, with the feed of a conversation, if anyone here hears it. */
  void hint(Conversation conversation, Consumer<Feed> action) {
    hint(() -> with(conversation, action));
  }

  /** Does this with the feed of a conversation, if anyone here hears it. Never dropped. */
  void post(Conversation conversation, Consumer<Feed> action) {
    post(conversation, action, () -> {});
  }

  /** As {@link #post(Conversation, Consumer)}, or does the other thing if nobody here hears it. */
  void post(Conversation conversation, Consumer<Feed> action, Runnable otherwise) {
    add(
        () -> {
          if (!with(conversation, action)) {
            otherwise.run();
          }
        });
  }

  /**
   * Does this with the feed of a conversation, or the other thing if nobody here hears it, when
   * there is nothing else to do. Never dropped; in its order among what is done when idle.
   */
  void whenIdle(Conversation conversation, Consumer<Feed> action, Runnable otherwise) {
    idleTasks.add(
        () -> {
          if (!with(conversation, action)) {
            otherwise.run();
          }
        });
    add(() -> {}); // wakes the thread up
  }

  /** Does this with the feed of a conversation that from now on is heard here. Never dropped. */
  void open(Conversation conversation, Consumer<Feed> action) {
    add(() -> action.accept(feeds.computeIfAbsent(conversation, key -> opening.apply(this, key))));
  }

  /** Does this after all that was handed over before. Never dropped. */
  void run(Runnable action) {
    add(action);
  }

  /** Does this with every feed there is. */
  void postAll(Consumer<Feed> action) {
    add(() -> List.copyOf(feeds.values()).forEach(action));
  }

  /** Forgets the conversations that nobody here hears any more. */
  void prune() {
    add(() -> feeds.values().removeIf(feed -> feed.isUnused()));
  }

  private void add(Runnable task) {
    if (!closed) {
      work.add(task);
    }
  }

  /** To be flushed at the end of this batch. */
  void unflushed(Feed feed) {
    unflushed.add(feed);
  }

  /** What was stored last of what a feed has just written. */
  void flushed(MessageId newest) {
    firstFlushed = firstFlushed == null ? newest : firstFlushed;
  }

  /** Once for each batch: all feeds of one were written within a moment. */
  private void tellLag() {
    if (firstFlushed != null) {
      monitor.flushed(Duration.between(firstFlushed.sentAt(), Instant.now()));
      firstFlushed = null;
    }
  }

  /**
   * Groups and broadcast are opened by those who hear them; a direct conversation opens with its
   * first event.
   */
  private boolean with(Conversation conversation, Consumer<Feed> action) {
    Feed feed = feeds.get(conversation);
    if (feed == null && conversation instanceof Conversation.Direct) {
      feed = opening.apply(this, conversation);
      if (feed != null) {
        feeds.put(conversation, feed);
      }
    }
    if (feed != null) {
      action.accept(feed);
    }
    return feed != null;
  }

  @Override
  public void run() {
    while (!closed) {
      try {
        workOff(idleTasks.isEmpty() ? work.take() : work.poll());
      } catch (InterruptedException e) {
        return;
      }
      recoverLostEvents();
      doOneIdleTask();
      long began = nanoTime.getAsLong();
      unflushed.forEach(feed -> runSafely(feed::flush));
      unflushed.clear();
      lastFlushNanos = nanoTime.getAsLong() - began;
      tellLag();
    }
  }

  /** Begins with this one, if it is one. */
  private void workOff(Runnable first) {
    long patience = Math.min(Math.max(lastFlushNanos, LEAST_NANOS), MOST_NANOS);
    long began = nanoTime.getAsLong();
    Runnable task = first;
    while (task != null) {
      runSafely(task);
      task = nanoTime.getAsLong() - began < patience ? work.poll() : null;
    }
  }

  private void doOneIdleTask() {
    if (work.isEmpty() || ++busyBatches >= PATIENCE) {
      busyBatches = 0;
      Runnable task = idleTasks.poll();
      if (task != null) {
        runSafely(task);
      }
    }
  }

  private void recoverLostEvents() {
    if (lostEvents) {
      lostEvents = false;
      feeds.values().forEach(feed -> runSafely(feed::suspect));
    }
  }

  /** A bug in one feed must not silence the others; the thread's handler gets to report it. */
  private static void runSafely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      Thread current = Thread.currentThread();
      current.getUncaughtExceptionHandler().uncaughtException(current, e);
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
