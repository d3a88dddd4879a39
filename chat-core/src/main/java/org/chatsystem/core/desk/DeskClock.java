package org.chatsystem.core.desk;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Does things later, on one thread; what it does must be quick. After {@link #close} it does
 * nothing more.
 */
@SuppressWarnings("FutureReturnValueIgnored") // guarded actions do not fail
final class DeskClock implements AutoCloseable {
  private final ScheduledThreadPoolExecutor executor;

  DeskClock() {
    executor = new ScheduledThreadPoolExecutor(1, DaemonThreads.named("chat-desk-clock"));
    executor.setRejectedExecutionHandler((task, pool) -> {});
  }

  void after(Duration delay, Runnable action) {
    executor.schedule(guarded(action), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  void every(Duration period, Runnable action) {
    long millis = period.toMillis();
    executor.scheduleWithFixedDelay(guarded(action), millis, millis, TimeUnit.MILLISECONDS);
  }

  /** An exception would end a repeated action in silence. */
  private static Runnable guarded(Runnable action) {
    return () -> {
      try {
        action.run();
      } catch (RuntimeException e) {
        Thread current = Thread.currentThread();
        current.getUncaughtExceptionHandler().uncaughtException(current, e);
      }
    };
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
