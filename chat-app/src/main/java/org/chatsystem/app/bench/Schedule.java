package org.chatsystem.app.bench;

/**
 * When each thing is to happen at an even rate. Whoever is late keeps the intended times, so that
 * waiting for a slow server counts as latency instead of being left out (coordinated omission).
 */
final class Schedule {
  private static final double NANOS = 1e9;

  private final long start;
  private final double interval;
  private long taken;

  Schedule(long startNanos, double perSecond) {
    this.start = startNanos;
    this.interval = NANOS / perSecond;
  }

  /** When the next one is due, whether that is past or to come. */
  synchronized long due() {
    return start + (long) (taken * interval);
  }

  /** Takes the next one; returns when it was due. */
  synchronized long take() {
    long due = due();
    taken++;
    return due;
  }
}
