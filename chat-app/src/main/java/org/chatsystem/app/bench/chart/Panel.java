package org.chatsystem.app.bench.chart;

import java.util.List;

/**
 * Curves that share a y axis.
 *
 * @param label what the axis counts, with its unit
 * @param scale how the axis is spread
 * @param lines from the one that is named first; three at most have colours of their own
 */
public record Panel(String label, Scale scale, List<Line> lines) {
  /** Keeps a copy. */
  public Panel {
    lines = List.copyOf(lines);
  }

  List<Double> values() {
    return lines.stream().flatMap(line -> line.points().stream()).map(Line.Point::y).toList();
  }
}
