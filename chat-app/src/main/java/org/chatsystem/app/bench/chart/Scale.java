package org.chatsystem.app.bench.chart;

/** How values are spread over an axis. */
public enum Scale {
  /** Evenly, from 0. */
  LINEAR,
  /** Each tenfold as wide as the one before. */
  LOG,
  /** Evenly, from the least value, with a mark at each whole number. */
  STEPS
}
