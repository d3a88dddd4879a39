package org.chatsystem.app.bench;

import java.time.Duration;

/** Does nothing for a while, but lets the connections answer pings. */
final class Holding implements Task {
  private final long end;

  Holding(Duration duration) {
    end = System.nanoTime() + duration.toNanos();
  }

  @Override
  public long turn(long nanos) {
    return end;
  }

  @Override
  public boolean isDone() {
    return System.nanoTime() >= end;
  }
}
