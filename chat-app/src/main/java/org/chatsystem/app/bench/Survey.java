package org.chatsystem.app.bench;

import java.io.IOException;
import java.util.Map;

/** Measures one point of a curve after the other. */
interface Survey extends AutoCloseable {
  /**
   * The figures at this value; values come in growing order.
   *
   * @throws BenchFault if they cannot be had
   */
  Map<String, Double> measure(int value) throws IOException;

  /** Lets go of what it holds. */
  @Override
  default void close() {
    // most hold nothing
  }
}
