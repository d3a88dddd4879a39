package org.chatsystem.app.bench;

import java.io.PrintStream;
import java.util.Locale;

/** Tells each second what has become of the load. */
final class Progress {
  private static final long SECOND = 1_000_000_000;

  private final PrintStream out;
  private long delivered;
  private long acked;
  private long lastDelivered;
  private long lastAcked;
  private long lastTold;
  private int second;

  Progress(PrintStream out, long nanos) {
    this.out = out;
    this.lastTold = nanos;
  }

  void delivered() {
    delivered++;
  }

  void acked() {
    acked++;
  }

  void turn(long nanos, String phase) {
    if (nanos - lastTold < SECOND) {
      return;
    }
    double seconds = (nanos - lastTold) / (double) SECOND;
    second++;
    out.printf(
        Locale.ROOT,
        "%4d s  %-8s %,12.0f deliveries/s %,10.0f messages/s%n",
        second,
        phase,
        (delivered - lastDelivered) / seconds,
        (acked - lastAcked) / seconds);
    lastDelivered = delivered;
    lastAcked = acked;
    lastTold = nanos;
  }
}
