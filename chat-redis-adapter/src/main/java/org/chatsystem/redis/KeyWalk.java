package org.chatsystem.redis;

import java.util.List;
import java.util.function.Consumer;
import redis.clients.jedis.ScanIteration;

/**
 * Goes over all keys of a pattern, a page at a time: {@code SCAN}, which leaves out nothing that is
 * there all the while, and may name a key twice.
 */
final class KeyWalk {
  private static final int PAGE = 500;

  private final Store store;
  private final String pattern;

  private KeyWalk(Store store, String pattern) {
    this.store = store;
    this.pattern = pattern;
  }

  static KeyWalk over(Store store, String pattern) {
    return new KeyWalk(store, pattern);
  }

  void forEach(Consumer<List<String>> taker) {
    ScanIteration walk = store.ask(redis -> redis.scanIteration(PAGE, pattern));
    while (!walk.isIterationCompleted()) {
      List<String> page = List.copyOf(store.ask(redis -> walk.nextBatchList()));
      if (!page.isEmpty()) {
        taker.accept(page);
      }
    }
  }
}
