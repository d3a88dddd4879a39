package org.chatsystem.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A few threads for calls that wait. */
final class Workers implements AutoCloseable {
  private final ExecutorService threads;

  Workers(int count) {
    threads =
        Executors.newFixedThreadPool(
            count,
            work -> {
              var thread = new Thread(work, "bench-http");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Does all of it, and returns the results in the same order; fails with the first failure. */
  <T> List<T> all(List<Callable<T>> work) {
    List<Future<T>> futures = work.stream().map(threads::submit).toList();
    var results = new ArrayList<T>(futures.size());
    for (Future<T> each : futures) {
      results.add(resultOf(each));
    }
    return results;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static <T> T resultOf(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof BenchFault fault
          ? fault
          : new BenchFault("a call failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFault("interrupted", e);
    }
  }
}
