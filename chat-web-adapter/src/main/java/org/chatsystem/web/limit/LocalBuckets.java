package org.chatsystem.web.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chatsystem.core.model.Rate;

/**
 * A bucket of this instance's for each of many. There is a bound to how many are kept: of too many,
 * those that nobody has asked for the longest are forgotten, so whoever comes from ever new
 * addresses costs no more memory, and shortens nobody's wait but their own.
 */
final class LocalBuckets<K> {
  /** About 6 MB. */
  static final int MOST = 20_000;

  private final Rate rate;
  private final TimeMeter clock;
  private final Map<K, Bucket> buckets = new Recent<>();

  LocalBuckets(Rate rate, TimeMeter clock) {
    this.rate = rate;
    this.clock = clock;
  }

  /** One that is nobody's yet. */
  static Bucket bucket(Rate rate, TimeMeter clock) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(rate.most()).refillGreedy(rate.most(), rate.window()))
        .withCustomTimePrecision(clock)
        .build();
  }

  synchronized Bucket of(K whose) {
    return buckets.computeIfAbsent(whose, each -> bucket(rate, clock));
  }

  /** Takes one; tells how long to wait if there is none. */
  Duration take(K whose) {
    return take(of(whose));
  }

  static Duration take(Bucket bucket) {
    return bucket.tryConsume(1)
        ? Duration.ZERO
        : Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
  }

  synchronized int size() {
    return buckets.size();
  }

  private static final class Recent<K> extends LinkedHashMap<K, Bucket> {
    private static final long serialVersionUID = 1L;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, Bucket> eldest) {
      return size() > MOST;
    }
  }
}
