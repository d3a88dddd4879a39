package org.chatsystem.app.files;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Removes what is over, now and then, and knows how much is there: what the last sweep has found,
 * and what came and went since. Uploads go on during a sweep; what comes meanwhile may count twice
 * until the next one.
 */
final class Sweeps implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMinutes(10);
  private static final long QUICK_NANOS = 50_000_000;

  private final Folder folder;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Sweeps::daemon);
  private volatile long sweptAt;
  private volatile long tookNanos;
  private long weight;
  private long changes;

  Sweeps(Folder folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task, "chat-attachments-sweep");
    thread.setDaemon(true);
    return thread;
  }

  /** Sweeps at once, and regularly from then on. */
  void start() throws IOException {
    sweep();
    var unused =
        timer.scheduleWithFixedDelay(
            this::sweepAgain, PAUSE.toSeconds(), PAUSE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Counts so much more if it fits, perhaps after a sweep. */
  boolean add(int more, long room) throws IOException {
    return addNow(more, room) || (sweepIfDue() && addNow(more, room));
  }

  private synchronized boolean addNow(int more, long room) {
    boolean fits = weight + more <= room;
    count(fits ? more : 0);
    return fits;
  }

  /** Counts so much more, or less. */
  synchronized void count(long more) {
    weight += more;
    changes += more;
  }

  /** A sweep that took long is not made again for every upload that finds no room. */
  private boolean sweepIfDue() throws IOException {
    boolean isDue = System.nanoTime() - sweptAt > 20 * (tookNanos - QUICK_NANOS);
    if (isDue) {
      sweep();
    }
    return isDue;
  }

  private void sweep() throws IOException {
    long began = System.nanoTime();
    long before = changes();
    try {
      found(folder.sweep(clock.instant()), before);
    } finally {
      sweptAt = System.nanoTime();
      tookNanos = sweptAt - began;
    }
  }

  private synchronized long changes() {
    return changes;
  }

  private synchronized void found(long all, long changesBefore) {
    weight = all + changes - changesBefore;
  }

  private void sweepAgain() {
    try {
      sweep();
    } catch (IOException e) {
      // the next one, or the next upload, finds out whether the disk is back
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
