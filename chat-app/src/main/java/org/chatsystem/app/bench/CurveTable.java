package org.chatsystem.app.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.chatsystem.app.bench.chart.Chart;
import org.chatsystem.app.bench.chart.Line;
import org.chatsystem.app.bench.chart.Panel;

/** What has been measured of a curve, to be drawn and to be kept. */
final class CurveTable {
  private final CurveKind kind;
  private final String note;
  private final Map<Integer, Map<String, Double>> rows = new LinkedHashMap<>();

  /**
   * @param note how it was measured
   */
  CurveTable(CurveKind kind, String note) {
    this.kind = kind;
    this.note = note;
  }

  void add(int value, Map<String, Double> figures) {
    rows.put(value, figures);
  }

  /** One line for each value, below one that says what stands where. */
  String csv() {
    var lines = new ArrayList<String>();
    lines.add(kind + "," + String.join(",", figures()));
    rows.forEach((value, row) -> lines.add(value + "," + text(row)));
    return String.join("\n", lines) + "\n";
  }

  String svg() {
    List<Panel> panels =
        kind.plots().stream()
            .map(
                plot ->
                    new Panel(
                        plot.label(),
                        plot.scale(),
                        plot.figures().stream().map(this::line).toList()))
            .toList();
    return new Chart(kind.title(), note, kind.label(), kind.scale(), panels).svg();
  }

  private Line line(String figure) {
    return new Line(
        figure,
        rows.entrySet().stream()
            .map(row -> new Line.Point(row.getKey(), row.getValue().get(figure)))
            .toList());
  }

  private String text(Map<String, Double> row) {
    return figures().stream()
        .map(each -> String.format(Locale.ROOT, "%.3f", row.get(each)))
        .collect(Collectors.joining(","));
  }

  private List<String> figures() {
    return kind.plots().stream().flatMap(plot -> plot.figures().stream()).toList();
  }
}
