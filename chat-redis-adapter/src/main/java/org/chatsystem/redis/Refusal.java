package org.chatsystem.redis;

import java.util.regex.Pattern;
import redis.clients.jedis.exceptions.JedisException;

/** Errors by which a Redis says that this is not the place, or not the time. */
final class Refusal {
  /** Before 7.0 what failed within a script stands behind its name and a hyphen. */
  private static final Pattern ELSEWHERE =
      Pattern.compile("(^|: -)(MOVED|ASK|READONLY|CLUSTERDOWN|TRYAGAIN|LOADING|MASTERDOWN)\\b");

  /** A key that a script names by itself has been moved already. */
  private static final String PARTLY_MOVED = "attempted to access a non local key";

  private Refusal() {}

  /** Whether nothing was done, and may be done elsewhere or soon. */
  static boolean isElsewhere(JedisException e) {
    return ELSEWHERE.matcher(String.valueOf(e.getMessage())).find();
  }

  /** Whether it may go well elsewhere or soon, though perhaps part of it was done. */
  static boolean mayPass(JedisException e) {
    return isElsewhere(e) || String.valueOf(e.getMessage()).contains(PARTLY_MOVED);
  }
}
