package org.chatsystem.redis;

import redis.clients.jedis.params.SetParams;

/**
 * How keys and values are laid out. The first instance on a Redis writes the version down, every
 * later one compares: builds of one layout run side by side, a build that is too old refuses.
 */
final class Layout {
  /** To be raised by a change that the builds before it would misread. */
  static final int VERSION = 1;

  private Layout() {}

  /**
   * Notes this build's layout where none is noted yet.
   *
   * @throws NewerLayoutException if the Redis holds one that this build does not know
   */
  static void check(Store store, Keys keys) {
    String found =
        store.ask(
            redis -> {
              redis.set(keys.layout(), Integer.toString(VERSION), SetParams.setParams().nx());
              return redis.get(keys.layout());
            });
    if (!isKnown(found)) {
      throw new NewerLayoutException(keys.prefix(), found, VERSION);
    }
  }

  private static boolean isKnown(String found) {
    return found.matches("\\d{1,9}") && Integer.parseInt(found) <= VERSION;
  }
}
