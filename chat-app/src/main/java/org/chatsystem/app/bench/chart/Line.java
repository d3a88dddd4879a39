package org.chatsystem.app.bench.chart;

import java.util.List;

/**
 * A curve.
 *
 * @param label what it shows
 * @param points from left to right; those whose {@code y} is not a number are left out
 */
public record Line(String label, List<Point> points) {
  /** Keeps a copy without what cannot be drawn. */
  public Line {
    points = points.stream().filter(each -> Double.isFinite(each.y())).toList();
  }

  /** A value at a place. */
  public record Point(double x, double y) {}
}
