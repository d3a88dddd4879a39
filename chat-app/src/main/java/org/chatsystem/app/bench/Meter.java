package org.chatsystem.app.bench;

import org.HdrHistogram.Histogram;

/**
 * Counts while the measurement runs. Rates are of what arrives within it; latencies are of all
 * messages that were to be sent within it, however late they arrive.
 */
final class Meter {
  private static final long LONGEST_NANOS = 600_000_000_000L;

  private final Histogram acks = new Histogram(LONGEST_NANOS, 3);
  private final Histogram deliveries = new Histogram(LONGEST_NANOS, 3);
  private long from = Long.MAX_VALUE;
  private long to = Long.MAX_VALUE;
  private long acked;
  private long delivered;

  /** Measures from one time to another. */
  void measure(long fromNanos, long toNanos) {
    from = fromNanos;
    to = toNanos;
  }

  void acked(long stamp, long nanos) {
    if (nanos >= from && nanos < to) {
      acked++;
    }
    if (stamp >= from && stamp < to) {
      record(acks, nanos - stamp);
    }
  }

  void delivered(long stamp, long nanos) {
    if (nanos >= from && nanos < to) {
      delivered++;
    }
    if (stamp >= from && stamp < to) {
      record(deliveries, nanos - stamp);
    }
  }

  long acked() {
    return acked;
  }

  long delivered() {
    return delivered;
  }

  Histogram ackLatency() {
    return acks;
  }

  Histogram deliveryLatency() {
    return deliveries;
  }

  private static void record(Histogram histogram, long nanos) {
    histogram.recordValue(Math.min(Math.max(nanos, 0), LONGEST_NANOS));
  }
}
