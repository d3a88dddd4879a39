package org.chatsystem.core.usecase;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Departures;
import org.chatsystem.core.port.out.UnavailableException;

/**
 * Sees to it, once a minute, that nobody stays half gone, whichever instance died over it, and that
 * names become free when their time is over.
 */
final class Departing implements AutoCloseable {
  private static final int AT_ONCE = 100;

  private final Departures departures;
  private final Farewell farewell;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Departing::daemon);

  Departing(Departures departures, Farewell farewell) {
    this.departures = departures;
    this.farewell = farewell;
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task, "chat-departures");
    thread.setDaemon(true);
    return thread;
  }

  void start() {
    var unused = timer.scheduleWithFixedDelay(this::attempt, 1, 1, TimeUnit.MINUTES);
  }

  private void attempt() {
    try {
      goOn();
    } catch (UnavailableException storeIsAway) {
      return; // in a minute, then
    } catch (RuntimeException bug) {
      Thread current = Thread.currentThread();
      current.getUncaughtExceptionHandler().uncaughtException(current, bug);
    }
  }

  /** Finishes what was begun, and lets go of names whose time is over. */
  void goOn() {
    eachOf(departures.unfinished(AT_ONCE), farewell::undo);
    eachOf(departures.due(AT_ONCE), farewell::complete);
  }

  /** One for whom it fails is no reason to leave the others as they are. */
  private static void eachOf(List<Username> names, Consumer<Username> deed) {
    RuntimeException failure = null;
    for (Username each : names) {
      try {
        deed.accept(each);
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
