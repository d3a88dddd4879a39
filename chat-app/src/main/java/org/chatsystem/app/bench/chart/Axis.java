package org.chatsystem.app.bench.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * An edge of a panel: which values it spans, how they are spread over it, and where it has marks.
 */
final class Axis {
  private static final int MARKS = 5;
  private static final int DECADES_WITH_STEPS = 2;
  private static final int[] STEPS = {1, 2, 5};
  private static final int[] WHOLE = {1};

  private final double from;
  private final double to;
  private final DoubleUnaryOperator spread;
  private final List<Double> marks;

  private Axis(double from, double to, DoubleUnaryOperator spread, List<Double> marks) {
    this.from = from;
    this.to = to;
    this.spread = spread;
    this.marks = marks;
  }

  /** An axis for these values, none of them negative. */
  static Axis of(Scale scale, List<Double> values) {
    double least = values.stream().mapToDouble(each -> each).min().orElse(1);
    double most = values.stream().mapToDouble(each -> each).max().orElse(1);
    return switch (scale) {
      case LINEAR -> linear(most);
      case LOG -> log(least, most);
      case STEPS -> steps(least, most);
    };
  }

  /** Where a value is, from 0 at its beginning to 1 at its end. */
  double place(double value) {
    double begin = spread.applyAsDouble(from);
    return (spread.applyAsDouble(value) - begin) / (spread.applyAsDouble(to) - begin);
  }

  /** The values that are written beside it. */
  List<Double> marks() {
    return marks;
  }

  private static Axis linear(double most) {
    double step = roundStep(most > 0 ? most / MARKS : 1);
    var marks = new ArrayList<Double>();
    for (int i = 0; i <= 1 || (i - 1) * step < most; i++) {
      marks.add(i * step);
    }
    return new Axis(0, marks.get(marks.size() - 1), DoubleUnaryOperator.identity(), marks);
  }

  private static Axis steps(double least, double most) {
    var marks = new ArrayList<Double>();
    for (double each = least; each <= most; each++) {
      marks.add(each);
    }
    double end = most > least ? most : least + 1;
    return new Axis(least, end, DoubleUnaryOperator.identity(), marks);
  }

  private static Axis log(double least, double most) {
    // a logarithm has no place for nothing: what is 0 stands at the edge
    double lower = least > 0 ? least : Math.min(0.001, most > 0 ? most : 1);
    int first = (int) Math.floor(Math.log10(lower) + 1e-9);
    double begin = Math.pow(10, first);
    double end = Math.max(10 * begin, roundStep(most * (1 - 1e-9)));
    boolean isShort = Math.log10(end / begin) <= DECADES_WITH_STEPS;
    var marks = new TreeSet<Double>(List.of(end));
    for (double decade = begin; decade < end; decade *= 10) {
      for (int digit : isShort ? STEPS : WHOLE) {
        marks.add(Math.min(end, digit * decade));
      }
    }
    return new Axis(begin, end, value -> Math.log10(Math.max(value, begin)), List.copyOf(marks));
  }

  /** The least of 1, 2, 5, 10, 20, 50 … that is not below it. */
  private static double roundStep(double step) {
    double decade = Math.pow(10, Math.floor(Math.log10(step)));
    double digit = step / decade;
    return decade * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
  }
}
