package org.chatsystem.core.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chatsystem.core.model.ClientAddress;
import org.chatsystem.core.model.Rate;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Allowances;

/**
 * Keeps of each bucket when it will be full again. Of too many, those that nobody has asked for the
 * longest are forgotten.
 */
final class InMemoryAllowances implements Allowances {
  private static final int MOST = 100_000;

  private record Key(Object whose, Deed deed) {}

  private final Map<Key, Long> fullAt = new Recent();
  private final InstantSource clock;

  InMemoryAllowances(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Duration take(Username user, Deed deed, int amount, Rate rate) {
    return take(new Key(user, deed), amount, rate);
  }

  @Override
  public Duration take(ClientAddress address, Deed deed, Rate rate) {
    return take(new Key(address, deed), 1, rate);
  }

  private synchronized Duration take(Key key, int amount, Rate rate) {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    long window = rate.window().toNanos() / 1_000;
    long back = (long) ((double) window * amount / rate.most());
    long full = Math.max(now, fullAt.getOrDefault(key, now)) + back;
    if (full > now + window) {
      return Duration.of(full - window - now, ChronoUnit.MICROS);
    }
    fullAt.put(key, full);
    return Duration.ZERO;
  }

  /** Whoever has the name next begins with full buckets. */
  synchronized void forget(Username user) {
    fullAt.keySet().removeIf(each -> each.whose().equals(user));
  }

  /** For tests: how many buckets are kept. */
  synchronized int size() {
    return fullAt.size();
  }

  private static final class Recent extends LinkedHashMap<Key, Long> {
    private static final long serialVersionUID = 1L;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
      return size() > MOST;
    }
  }
}
