package org.chatsystem.app.bench;

import java.util.concurrent.locks.LockSupport;

/**
 * Wakes a loop at points in time. A selector's own time-out counts whole milliseconds, far too
 * coarse for messages that are due each half of one, and a loop that spins would take the processor
 * from whoever shares it.
 */
final class Pacer implements AutoCloseable {
  private final Runnable wakeUp;
  private final Thread thread;
  private volatile long due = Task.WHENEVER;
  private volatile boolean closed;

  Pacer(Runnable wakeUp) {
    this.wakeUp = wakeUp;
    thread = new Thread(this::run, "bench-pacer");
    thread.setDaemon(true);
    thread.start();
  }

  /** Wakes the loop once, at this time; replaces what was set before. */
  void wakeAt(long nanos) {
    if (due != nanos) {
      due = nanos;
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    while (!closed) {
      long wanted = due;
      long rest = wanted - System.nanoTime();
      if (wanted == Task.WHENEVER) {
        LockSupport.park(this);
      } else if (rest > 0) {
        LockSupport.parkNanos(this, rest);
      } else {
        due = Task.WHENEVER;
        wakeUp.run();
      }
    }
  }
}
