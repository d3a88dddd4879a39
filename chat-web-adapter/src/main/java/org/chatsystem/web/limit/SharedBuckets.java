package org.chatsystem.web.limit;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.BiFunction;
import org.chatsystem.core.model.Rate;
import org.chatsystem.core.port.out.UnavailableException;

/**
 * Buckets that all instances share. This instance counts for itself as well: what is too much here
 * is too much in all, so a flood does not reach the store; and while the store is away that is the
 * limit.
 */
final class SharedBuckets<K> {
  private final LocalBuckets<K> local;
  private final BiFunction<K, Rate, Duration> shared;
  private final Rate rate;

  /**
   * @param shared takes one of those that all instances share
   */
  SharedBuckets(Rate rate, TimeMeter clock, BiFunction<K, Rate, Duration> shared) {
    this.local = new LocalBuckets<>(rate, clock);
    this.shared = shared;
    this.rate = rate;
  }

  Duration take(K whose) {
    Duration wait = local.take(whose);
    if (!wait.isZero()) {
      return wait;
    }
    try {
      return shared.apply(whose, rate);
    } catch (UnavailableException storeIsAway) {
      return Duration.ZERO;
    }
  }
}
