package org.chatsystem.redis;

import java.time.Duration;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Allowances;

/** A counter for each window, which expires with it. */
final class RedisAllowances implements Allowances {
  private final Store store;
  private final Keys keys;

  RedisAllowances(Store store, Keys keys) {
    this.store = store;
    this.keys = keys;
  }

  @Override
  public Duration take(Username user, Deed deed, int amount, int most, Duration window) {
    Call call =
        Call.of(Script.TAKE)
            .key(keys.taken(user, deed))
            .arg(most)
            .arg(window.toMillis())
            .arg(amount);
    return Duration.ofMillis((Long) store.run(call));
  }
}
