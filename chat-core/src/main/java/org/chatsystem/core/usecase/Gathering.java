package org.chatsystem.core.usecase;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.chatsystem.core.port.out.UnavailableException;

/**
 * Does small things together: the first at once, those that come meanwhile in the next batch, which
 * begins a while later. What is asked for one key in between becomes one. Nobody waits on the
 * calling thread; what waits has a bound.
 */
final class Gathering<K, V, R> implements AutoCloseable {
  private record Waiting<V, R>(V value, CompletableFuture<R> done) {}

  private final Duration pause;
  private final int bound;
  private final BinaryOperator<V> merge;
  private final Function<List<V>, List<R>> deed;
  private final ScheduledThreadPoolExecutor thread;
  private Map<K, Waiting<V, R>> waiting = new LinkedHashMap<>();
  private boolean scheduled;
  private long next = System.nanoTime();

  /**
   * @param pause how long it is at least from the beginning of one batch to that of the next
   * @param bound how many keys may wait
   * @param merge what two values of one key come to
   * @param deed does a batch, and answers one result for each value
   */
  Gathering(
      String name,
      Duration pause,
      int bound,
      BinaryOperator<V> merge,
      Function<List<V>, List<R>> deed) {
    this.pause = pause;
    this.bound = bound;
    this.merge = merge;
    this.deed = deed;
    thread =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              var daemon = new Thread(task, name);
              daemon.setDaemon(true);
              return daemon;
            });
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Completes with what came of it; fails as the batch does, or at once when too much waits. */
  synchronized CompletionStage<R> add(K key, V value) {
    Waiting<V, R> known = waiting.get(key);
    if (known == null && waiting.size() >= bound) {
      return CompletableFuture.failedFuture(new UnavailableException("too much is waiting"));
    }
    var one =
        known == null
            ? new Waiting<V, R>(value, new CompletableFuture<>())
            : new Waiting<>(merge.apply(known.value(), value), known.done());
    waiting.put(key, one);
    schedule();
    return one.done();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a batch tells those who wait for it how it went
  private void schedule() {
    if (scheduled) {
      return;
    }
    long delay = Math.max(0, next - System.nanoTime());
    try {
      thread.schedule(this::batch, delay, TimeUnit.NANOSECONDS);
      scheduled = true;
    } catch (RejectedExecutionException closed) {
      failAll(take());
    }
  }

  private synchronized List<Waiting<V, R>> take() {
    List<Waiting<V, R>> batch = new ArrayList<>(waiting.values());
    waiting = new LinkedHashMap<>();
    scheduled = false;
    next = System.nanoTime() + pause.toNanos();
    return batch;
  }

  private void batch() {
    List<Waiting<V, R>> batch = take();
    List<R> results;
    try {
      results = deed.apply(batch.stream().map(Waiting::value).toList());
    } catch (RuntimeException e) {
      batch.forEach(each -> each.done().completeExceptionally(e));
      return;
    }
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).done().complete(results.get(i));
    }
  }

  private void failAll(List<Waiting<V, R>> batch) {
    var goingDown = new UnavailableException("the instance goes down");
    batch.forEach(each -> each.done().completeExceptionally(goingDown));
  }

  /** Fails what still waits. */
  @Override
  public void close() {
    thread.shutdown();
    failAll(take());
  }
}
