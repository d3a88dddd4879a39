package org.chatsystem.app.bench.chart;

import java.util.List;

/**
 * A picture: panels one above the other over a common x axis.
 *
 * @param title what it shows
 * @param note how it was measured, in a line below
 * @param label what the x axis counts, with its unit
 * @param scale how the x axis is spread
 * @param panels from the uppermost
 */
public record Chart(String title, String note, String label, Scale scale, List<Panel> panels) {
  /** Keeps a copy. */
  public Chart {
    panels = List.copyOf(panels);
  }

  /**
   * The picture as SVG, the same for the same chart. It has a background of its own, dark where the
   * reader prefers that, and each point tells its value to whoever rests on it.
   */
  public String svg() {
    return new Drawing(this).svg();
  }

  List<Double> places() {
    return panels.stream()
        .flatMap(panel -> panel.lines().stream())
        .flatMap(line -> line.points().stream())
        .map(Line.Point::x)
        .toList();
  }
}
