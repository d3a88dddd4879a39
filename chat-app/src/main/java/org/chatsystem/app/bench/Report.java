package org.chatsystem.app.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The figures of a run, for people as a table and for machines as JSON. */
final class Report {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double BYTES_PER_MEGABYTE = 1 << 20;

  private final Map<String, Object> figures = new LinkedHashMap<>();
  private final List<String> rows = new ArrayList<>();
  private final List<String> latencies = new ArrayList<>();

  /** What was run. */
  void title(String scenario, String text) {
    figures.put("scenario", scenario);
    figures.put("settings", text);
    rows.add("");
    rows.add(scenario + ": " + text);
    rows.add("");
  }

  void rate(String key, String label, double perSecond) {
    figures.put(key, Math.round(perSecond * 10) / 10.0);
    rows.add(String.format(Locale.ROOT, "%-22s %,14.0f", label, perSecond));
  }

  void count(String key, String label, long count) {
    figures.put(key, count);
    rows.add(String.format(Locale.ROOT, "%-22s %,14d", label, count));
  }

  void latency(String key, String label, Histogram histogram) {
    var millis = new LinkedHashMap<String, Double>();
    millis.put("p50", millis(histogram.getValueAtPercentile(50)));
    millis.put("p99", millis(histogram.getValueAtPercentile(99)));
    millis.put("p99.9", millis(histogram.getValueAtPercentile(99.9)));
    millis.put("max", millis(histogram.getMaxValue()));
    figures.put(key + "Millis", millis);
    var row = new StringBuilder(String.format("%-22s", label));
    millis.values().forEach(each -> row.append(String.format(Locale.ROOT, " %10.2f", each)));
    latencies.add(row.toString());
  }

  void checks(Tally tally) {
    var checks = new LinkedHashMap<String, Object>();
    checks.put("lost", tally.lost);
    checks.put("doubled", tally.doubled);
    checks.put("outOfOrder", tally.disordered);
    checks.put("misdelivered", tally.misdelivered);
    checks.put("unanswered", tally.unanswered);
    checks.put("refused", tally.refused);
    checks.put("disconnected", tally.disconnected);
    figures.put("checks", checks);
    latencies.add("");
    checks.forEach((name, count) -> latencies.add(String.format("%-22s %14s", name, count)));
    reason("first refusal", tally.firstRefusal);
    reason("first disconnect", tally.firstDisconnect);
  }

  void servers(ServerProcesses servers) {
    double megabytes = servers.residentBytes() / BYTES_PER_MEGABYTE;
    figures.put("serverCpuPercent", Math.round(servers.cpuPercent()));
    figures.put("serverResidentMegabytes", Math.round(megabytes));
    latencies.add(
        String.format(
            Locale.ROOT,
            "server: %.0f %% of a processor, %.0f MB RSS",
            servers.cpuPercent(),
            megabytes));
  }

  void tool(ServerProcesses processes) {
    figures.put("toolCpuPercent", Math.round(processes.ownPercent()));
    latencies.add("");
    latencies.add(
        String.format(Locale.ROOT, "this tool: %.0f %% of a processor", processes.ownPercent()));
  }

  /**
   * One of the figures, called as in the JSON, a latency as {@code deliveryLatencyMillis.p99}.
   *
   * @return {@code NaN} if there is none of this name
   */
  double figure(String key) {
    Object found = figures;
    for (String each : key.split("\\.", 2)) {
      found = found instanceof Map<?, ?> map ? map.get(each) : null;
    }
    return found instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  String table() {
    String header =
        String.format("%n%-22s %10s %10s %10s %10s", "ms", "p50", "p99", "p99.9", "max");
    return String.join(System.lineSeparator(), rows)
        + System.lineSeparator()
        + header
        + System.lineSeparator()
        + String.join(System.lineSeparator(), latencies);
  }

  String json() {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(figures);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of numbers are always JSON", e);
    }
  }

  private void reason(String label, String text) {
    if (!text.isEmpty()) {
      figures.put(label.replace(" r", "R").replace(" d", "D"), text);
      latencies.add(label + ": " + text);
    }
  }

  private static double millis(long nanos) {
    return Math.round(nanos / NANOS_PER_MILLI * 1000) / 1000.0;
  }
}
