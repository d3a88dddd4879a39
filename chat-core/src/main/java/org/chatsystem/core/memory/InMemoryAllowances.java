package org.chatsystem.core.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Allowances;

/** Windows that are over are forgotten when there are many. */
final class InMemoryAllowances implements Allowances {
  private static final int MANY = 10_000;

  private record Key(Username user, Deed deed) {}

  private record Window(Instant end, int taken) {}

  private final Map<Key, Window> windows = new ConcurrentHashMap<>();
  private final InstantSource clock;

  InMemoryAllowances(InstantSource clock) {
    this.clock = clock;
  }

  void forget(Username user) {
    windows.keySet().removeIf(key -> key.user().equals(user));
  }

  @Override
  public Duration take(Username user, Deed deed, int amount, int most, Duration window) {
    Instant now = clock.instant();
    if (windows.size() > MANY) {
      windows.values().removeIf(each -> !each.end().isAfter(now));
    }
    var wait = new Duration[] {Duration.ZERO};
    windows.compute(
        new Key(user, deed),
        (key, known) -> {
          Window current =
              known == null || !known.end().isAfter(now) ? new Window(now.plus(window), 0) : known;
          if (current.taken() + (long) amount > most) {
            wait[0] = Duration.between(now, current.end());
            return current;
          }
          return new Window(current.end(), current.taken() + amount);
        });
    return wait[0];
  }
}
