package org.chatsystem.redis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Remembers so many of what was put last. */
final class RecentlyUsed<T> extends LinkedHashMap<T, Boolean> {
  private static final long serialVersionUID = 1L;

  private final int limit;

  RecentlyUsed(int limit) {
    super(16, 0.75f, true);
    this.limit = limit;
  }

  Set<T> asSet() {
    return Collections.newSetFromMap(this);
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<T, Boolean> eldest) {
    return size() > limit;
  }
}
