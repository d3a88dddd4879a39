package org.chatsystem.web.socket;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.chatsystem.core.port.out.UnavailableException;

/**
 * A few threads for what a frame asks and must be waited for. Refuses with {@link
 * UnavailableException} when too much waits already.
 */
final class Background implements Executor, AutoCloseable {
  private static final int THREADS = 4;
  private static final int WAITING = 10_000;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          30,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          task -> {
            var thread = new Thread(task, "chat-socket-background");
            thread.setDaemon(true);
            return thread;
          });

  Background() {
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public void execute(Runnable task) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException e) {
      throw new UnavailableException("too much waits", e);
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
