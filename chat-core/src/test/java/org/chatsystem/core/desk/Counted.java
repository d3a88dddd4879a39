package org.chatsystem.core.desk;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.chatsystem.core.port.out.Monitor;

/** What a monitor was told. */
final class Counted implements Monitor {
  final AtomicInteger delivered = new AtomicInteger();
  final AtomicInteger flushed = new AtomicInteger();
  final AtomicInteger holesFound = new AtomicInteger();
  final AtomicInteger holesFilled = new AtomicInteger();
  final AtomicInteger resumed = new AtomicInteger();
  final AtomicInteger replayed = new AtomicInteger();

  @Override
  public void delivered(int copies) {
    delivered.addAndGet(copies);
  }

  @Override
  public void flushed(Duration lag) {
    flushed.incrementAndGet();
  }

  @Override
  public void holeFound() {
    holesFound.incrementAndGet();
  }

  @Override
  public void holeFilled(int messages) {
    holesFilled.addAndGet(messages);
  }

  @Override
  public void resumed(int messages) {
    replayed.addAndGet(messages);
    resumed.incrementAndGet();
  }
}
