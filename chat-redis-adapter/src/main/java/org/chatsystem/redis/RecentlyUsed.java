package org.chatsystem.redis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Remembers so many of what was put or asked for last. */
final class RecentlyUsed<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int limit;

  RecentlyUsed(int limit) {
    super(16, 0.75f, true);
    this.limit = limit;
  }

  static <T> Set<T> set(int limit) {
    return Collections.newSetFromMap(new RecentlyUsed<>(limit));
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > limit;
  }
}
