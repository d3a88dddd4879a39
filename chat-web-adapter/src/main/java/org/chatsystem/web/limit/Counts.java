package org.chatsystem.web.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many of something each of many has at the moment; whoever has none costs nothing. */
public final class Counts<K> {
  private final int most;
  private final Map<K, Integer> counts = new ConcurrentHashMap<>();

  Counts(int most) {
    this.most = most;
  }

  boolean isFull(K whose) {
    return counts.getOrDefault(whose, 0) >= most;
  }

  /** One more; whoever is told {@code false} has as many as there may be, and must end this one. */
  public boolean add(K whose) {
    return counts.merge(whose, 1, Integer::sum) <= most;
  }

  /** One less of those that were added. */
  public void remove(K whose) {
    counts.computeIfPresent(whose, (key, count) -> count == 1 ? null : count - 1);
  }
}
