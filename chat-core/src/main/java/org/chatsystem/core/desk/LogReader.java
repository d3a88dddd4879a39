package org.chatsystem.core.desk;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.chatsystem.core.port.out.UnavailableException;

/** Asks the store away from the shards' threads, as often as it takes. */
final class LogReader {
  private final ExecutorService readers;
  private final DeskClock clock;
  private final Duration retry;

  LogReader(ExecutorService readers, DeskClock clock, Duration retry) {
    this.readers = readers;
    this.clock = clock;
    this.retry = retry;
  }

  /** Asks until the store answers, then hands on what it said: once, on a reader's thread. */
  <T> void read(Supplier<T> question, Consumer<T> answer) {
    try {
      CompletableFuture.supplyAsync(question, readers)
          .whenComplete((found, failure) -> finish(question, answer, found, failure));
    } catch (RejectedExecutionException tooMuchToDo) {
      again(question, answer);
    }
  }

  /**
   * Does this once, if the store answers and there is time; whoever calls will call again or can do
   * without.
   */
  void attempt(Runnable action) {
    try {
      readers.execute(
          () -> {
            try {
              action.run();
            } catch (UnavailableException givenUp) {
              // the store is away: the next attempt, or the next change, makes up for it
            }
          });
    } catch (RejectedExecutionException givenUp) {
      // likewise
    }
  }

  private <T> void finish(Supplier<T> question, Consumer<T> answer, T found, Throwable failure) {
    if (failure == null) {
      answer.accept(found);
      return;
    }
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (!(cause instanceof UnavailableException)) {
      Thread current = Thread.currentThread();
      current.getUncaughtExceptionHandler().uncaughtException(current, cause);
    }
    again(question, answer);
  }

  private <T> void again(Supplier<T> question, Consumer<T> answer) {
    if (!readers.isShutdown()) {
      clock.after(retry, () -> read(question, answer));
    }
  }
}
