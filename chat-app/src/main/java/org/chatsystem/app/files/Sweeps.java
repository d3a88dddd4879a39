package org.chatsystem.app.files;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Removes what is over, now and then, and knows how much is there: what the last sweep has found,
 * and what came and went since. Uploads and removals go on during a sweep; what comes or goes
 * meanwhile may count until the next one though it does not weigh any more, never the other way.
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

  /** All that was ever added, and what of it is not written yet. */
  private long added;

  private long underway;

  /** Removes files and answers what they weighed. */
  interface Removal {
    long run() throws IOException;
  }

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

  /**
   * Counts so much more if it fits, perhaps after a sweep; then it is to be written, and {@link
   * #written} or {@link #failed} to be called.
   */
  boolean add(int more, long room) throws IOException {
    return addNow(more, room) || (sweepIfDue() && addNow(more, room));
  }

  private synchronized boolean addNow(int more, long room) {
    boolean fits = weight + more <= room;
    if (fits) {
      weight += more;
      added += more;
      underway += more;
    }
    return fits;
  }

  synchronized void written(int more) {
    underway -= more;
  }

  synchronized void failed(int more) {
    underway -= more;
    weight -= more;
  }

  /** In one step, as a sweep must not find it gone and count it off as well. */
  synchronized void remove(Removal removal) throws IOException {
    weight -= removal.run();
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
    long before = written();
    try {
      found(folder.sweep(clock.instant()), before);
    } finally {
      sweptAt = System.nanoTime();
      tookNanos = sweptAt - began;
    }
  }

  private synchronized long written() {
    return added - underway;
  }

  /** What was not written when the sweep began it may have missed. */
  private synchronized void found(long all, long writtenBefore) {
    weight = all + added - writtenBefore;
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
