package org.chatsystem.redis;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/** Small things about threads. */
final class Threads {
  private Threads() {}

  static ThreadFactory daemon(String name) {
    return task -> {
      var thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Waits for a thread's end, but not for ever; a caller that is interrupted goes on at once. */
  static void join(Thread thread, Duration limit) {
    try {
      thread.join(limit.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
