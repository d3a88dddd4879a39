package org.chatsystem.core.usecase;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.chatsystem.core.port.out.UnavailableException;

/**
 * A few threads on which the store may be waited for: what belongs to one key is done in the order
 * in which it was asked for. What waits has a bound; more is refused.
 */
final class Lanes implements AutoCloseable {
  private static final int WAITING = 1_024;
  private static final int IDLE_SECONDS = 30;

  private final List<ExecutorService> lanes;

  Lanes(String name, int count) {
    lanes = IntStream.range(0, count).mapToObj(i -> lane(name + "-" + i)).toList();
  }

  private static ExecutorService lane(String name) {
    var lane =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            task -> {
              var thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    lane.allowCoreThreadTimeOut(true);
    return lane;
  }

  /** Completes with what the deed answers, or fails with what it throws. */
  <T> CompletionStage<T> add(Object key, Supplier<T> deed) {
    try {
      return CompletableFuture.supplyAsync(
          deed, lanes.get(Math.floorMod(key.hashCode(), lanes.size())));
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(new UnavailableException("too much is waiting", e));
    }
  }

  @Override
  public void close() {
    lanes.forEach(ExecutorService::shutdown);
  }
}
