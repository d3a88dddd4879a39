package org.chatsystem.core.memory;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.port.out.MessageBus.Listener;

/**
 * Tells one listener what has come, in order. A thread of its own, so that whoever publishes
 * (perhaps holding a lock that the listener wants too) never waits for the listener. The queue has
 * a bound: beyond it events are dropped, and the listener is told that it may have missed some.
 */
final class ListenerThread {
  private static final int MAX_WAITING = 65_536;

  private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
  private final AtomicBoolean dropped = new AtomicBoolean();
  private final Listener listener;
  private final Thread thread;

  private ListenerThread(Listener listener) {
    this.listener = listener;
    this.thread = new Thread(this::run, "chat-memory-bus");
    thread.setDaemon(true);
  }

  static ListenerThread start(Listener listener) {
    var started = new ListenerThread(listener);
    started.thread.start();
    return started;
  }

  void tell(Channel channel, Event event) {
    if (!waiting.offer(() -> listener.heard(channel, event))) {
      dropped.set(true);
    }
  }

  void stop() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        tellNext(waiting.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What the listener throws is its own fault, and must not keep it from hearing the rest. */
  private void tellNext(Runnable next) {
    try {
      next.run();
      if (dropped.compareAndSet(true, false)) {
        listener.restored();
      }
    } catch (RuntimeException e) {
      var handler = thread.getUncaughtExceptionHandler();
      handler.uncaughtException(thread, e);
    }
  }
}
