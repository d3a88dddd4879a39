package org.chatsystem.app.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What servers have shown, run by run: tells the median of each figure, and how the first server
 * stands to each of the others.
 */
final class Comparison {
  private static final String NOTHING = "–";
  private static final double WHOLE = 100;

  private final List<String> servers;
  private final Map<Row, Map<String, List<Double>>> seen = new LinkedHashMap<>();

  private record Row(Workload workload, Figure figure) {}

  /**
   * @param servers what they are called; the others are compared with the first
   */
  Comparison(List<String> servers) {
    this.servers = List.copyOf(servers);
  }

  /** Takes the figures of one run; what a run has no figure of does not count. */
  void add(Workload workload, String server, Report report) {
    for (Figure each : workload.figures()) {
      add(workload, each, server, each.of(report));
    }
  }

  void add(Workload workload, Figure figure, String server, double value) {
    if (Double.isFinite(value)) {
      seen.computeIfAbsent(new Row(workload, figure), row -> new LinkedHashMap<>())
          .computeIfAbsent(server, name -> new ArrayList<>())
          .add(value);
    }
  }

  /** A table of medians in Markdown; a ratio above 1 says that the first server's is larger. */
  String markdown() {
    var lines = new ArrayList<String>();
    var head = new ArrayList<String>(List.of("workload", servers.get(0)));
    servers.stream().skip(1).forEach(each -> head.addAll(List.of(each, "ratio")));
    lines.add(line(head));
    lines.add("| --- |" + " ---: |".repeat(head.size() - 1));
    seen.forEach((row, values) -> lines.add(line(cells(row, values))));
    return String.join("\n", lines) + "\n";
  }

  /** Every single value: workload, figure, server, value, in a line. */
  String csv() {
    var lines = new ArrayList<String>(List.of("workload,figure,server,value"));
    seen.forEach(
        (row, values) ->
            values.forEach(
                (server, each) -> each.forEach(value -> lines.add(line(row, server, value)))));
    return String.join("\n", lines) + "\n";
  }

  private List<String> cells(Row row, Map<String, List<Double>> values) {
    var cells = new ArrayList<String>();
    cells.add(row.workload().title() + ": " + row.figure().label());
    double first = median(values.getOrDefault(servers.get(0), List.of()));
    cells.add(shown(first));
    for (String each : servers.subList(1, servers.size())) {
      double other = median(values.getOrDefault(each, List.of()));
      cells.add(shown(other));
      cells.add(Double.isNaN(first / other) ? NOTHING : text("%.2f", first / other));
    }
    return cells;
  }

  private static double median(List<Double> values) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  private static String shown(double value) {
    return Double.isNaN(value) ? NOTHING : text(value < WHOLE ? "%.2f" : "%,.0f", value);
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String line(Row row, String server, double value) {
    return text("%s,\"%s\",\"%s\",%.3f", row.workload(), row.figure().label(), server, value);
  }

  private static String text(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
