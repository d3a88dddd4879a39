package org.chatsystem.app.e2e;

import java.util.concurrent.atomic.AtomicInteger;

/** Names that no other test of this run has. */
final class Names {
  private static final AtomicInteger LAST = new AtomicInteger();

  private Names() {}

  static String unique(String name) {
    return name + "-" + LAST.incrementAndGet();
  }
}
