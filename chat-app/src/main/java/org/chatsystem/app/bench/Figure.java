package org.chatsystem.app.bench;

import java.util.List;

/**
 * A figure of a {@link Report} that servers are compared by.
 *
 * @param key how the report calls it
 * @param label what it is, with its unit
 * @param unit how much one of that unit is in the report
 */
record Figure(String key, String label, double unit) {
  static final List<Figure> DELIVERIES =
      List.of(
          new Figure("deliveriesPerSecond", "deliveries/s", 1),
          new Figure("deliveriesPerCpuSecond", "deliveries per server CPU second", 1));
  static final List<Figure> MESSAGES =
      List.of(
          new Figure("messagesPerSecond", "messages/s", 1),
          new Figure("deliveriesPerCpuSecond", "deliveries per server CPU second", 1));
  static final List<Figure> LATENCIES =
      List.of(
          new Figure("deliveryLatencyMillis.p50", "p50, ms", 1),
          new Figure("deliveryLatencyMillis.p99", "p99, ms", 1),
          new Figure("deliveryLatencyMillis.p99.9", "p99.9, ms", 1));
  static final List<Figure> MEMORY =
      List.of(
          new Figure("residentBytesPerConnection", "RSS each, KB", 1_024),
          new Figure("liveHeapBytesPerConnection", "live heap each, KB", 1_024));
  static final List<Figure> CONNECTS = List.of(new Figure("connectsPerSecond", "connects/s", 1));

  double of(Report report) {
    return report.figure(key) / unit;
  }
}
