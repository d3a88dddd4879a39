package org.chatsystem.app.bench;

import java.util.Locale;

/** What can be measured. */
enum Scenario {
  GROUP(8),
  DM(1),
  BROADCAST(4),
  MIXED(2),
  CONNECT(100),
  IDLE(100),
  HISTORY(8);

  private final int window;

  /**
   * @param window how much is in flight if nothing else is said: messages of each conversation,
   *     connections that begin, or pages that are read
   */
  Scenario(int window) {
    this.window = window;
  }

  int window() {
    return window;
  }

  boolean talks() {
    return this == GROUP || this == DM || this == BROADCAST || this == MIXED;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
