package org.chatsystem.app.bench.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
  private static final double WHOLE = 1_000;
  private static final MathContext DIGITS = new MathContext(3);

  private Numbers() {}

  /** Three digits, or all of a whole number: {@code 0.25}, {@code 1,000,000}. */
  static String text(double value) {
    return value >= WHOLE || value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : new BigDecimal(value, DIGITS).stripTrailingZeros().toPlainString();
  }
}
