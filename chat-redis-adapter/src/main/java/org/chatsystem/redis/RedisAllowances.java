package org.chatsystem.redis;

import java.time.Duration;
import org.chatsystem.core.model.ClientAddress;
import org.chatsystem.core.model.Rate;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Allowances;

/** A number for each bucket, which expires when the bucket is full. */
final class RedisAllowances implements Allowances {
  private final Store store;
  private final Keys keys;

  RedisAllowances(Store store, Keys keys) {
    this.store = store;
    this.keys = keys;
  }

  @Override
  public Duration take(Username user, Deed deed, int amount, Rate rate) {
    return take(keys.taken(user, deed), amount, rate);
  }

  @Override
  public Duration take(ClientAddress address, Deed deed, Rate rate) {
    return take(keys.taken(address, deed), 1, rate);
  }

  private Duration take(String key, int amount, Rate rate) {
    long window = rate.window().toMillis();
    Call call = Call.of(Script.TAKE).key(key).arg(rate.most()).arg(window).arg(amount);
    return Duration.ofMillis((Long) store.run(call));
  }
}
