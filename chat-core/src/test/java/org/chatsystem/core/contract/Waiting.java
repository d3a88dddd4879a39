package org.chatsystem.core.contract;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Waits, never without a limit. */
final class Waiting {
  static final Duration LIMIT = Duration.ofSeconds(30);

  private Waiting() {}

  static <T> T on(CompletionStage<T> stage) {
    return outcome(stage.toCompletableFuture());
  }

  /** What so many threads answer that begin at the same moment, by their numbers. */
  static <T> List<T> onAtOnce(int threads, IntFunction<T> task) {
    var barrier = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> answers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        answers.add(pool.submit(atBarrier(barrier, task, i)));
      }
      return answers.stream().map(Waiting::outcome).toList();
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T> Callable<T> atBarrier(CyclicBarrier barrier, IntFunction<T> task, int number) {
    return () -> {
      barrier.await(LIMIT.toMillis(), MILLISECONDS);
      return task.apply(number);
    };
  }

  private static <T> T outcome(Future<T> future) {
    try {
      return future.get(LIMIT.toMillis(), MILLISECONDS);
    } catch (Exception e) {
      throw new AssertionError("no answer in time: " + e, e);
    }
  }
}
