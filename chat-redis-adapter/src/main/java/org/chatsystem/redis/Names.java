package org.chatsystem.redis;

import org.chatsystem.core.model.NamePrefix;
import redis.clients.jedis.params.ZRangeParams;

/** Names in a sorted set in which all scores are 0, so that they stand in their own order. */
final class Names {
  /** Sorts right behind the last character that a name may have. */
  private static final String BEHIND_ALL = "{";

  private Names() {}

  /**
   * Those that begin so and come after this one.
   *
   * @param after nothing for the first ones
   * @param limit at least 1
   */
  static ZRangeParams range(NamePrefix prefix, String after, int limit) {
    String from = after.compareTo(prefix.value()) < 0 ? "[" + prefix : "(" + after;
    String first = prefix.value().isEmpty() && after.isEmpty() ? "-" : from;
    String last = prefix.value().isEmpty() ? "+" : "(" + prefix + BEHIND_ALL;
    return ZRangeParams.zrangeByLexParams(first, last).limit(0, limit);
  }
}
