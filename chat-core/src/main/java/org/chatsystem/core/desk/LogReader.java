package org.chatsystem.core.desk;

import java.time.Duration;
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
    Runnable again = () -> read(question, answer);
    execute(() -> ask(question, answer, again), again);
  }

  /**
   * Does this once, if the store answers and there is time; whoever calls will call again or can do
   * without.
   */
  void attempt(Runnable action) {
    attempt(action, () -> {});
  }

  /** As {@link #attempt(Runnable)}, or does the other thing, here and now, if there is no time. */
  void attempt(Runnable action, Runnable otherwise) {
    try {
      readers.execute(
          () -> {
            try {
              action.run();
            } catch (UnavailableException storeIsAway) {
              // it was an attempt
            }
          });
    } catch (RejectedExecutionException tooMuchToDo) {
      otherwise.run();
    }
  }

  private <T> void ask(Supplier<T> question, Consumer<T> answer, Runnable again) {
    T found;
    try {
      found = question.get();
    } catch (UnavailableException storeIsAway) {
      clock.after(retry, again);
      return;
    } catch (RuntimeException | Error bug) {
      Thread current = Thread.currentThread();
      current.getUncaughtExceptionHandler().uncaughtException(current, bug);
      clock.after(retry, again);
      return;
    }
    answer.accept(found);
  }

  private void execute(Runnable task, Runnable again) {
    try {
      readers.execute(task);
    } catch (RejectedExecutionException tooMuchToDo) {
      clock.after(retry, again);
    }
  }
}
