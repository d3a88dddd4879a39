package org.chatsystem.app.faults;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time that has to pass because the plan of a run says so, not to wait for something. */
final class Pause {
  private Pause() {}

  static void of(Duration duration) {
    try {
      boolean over = new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
      assert !over;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
