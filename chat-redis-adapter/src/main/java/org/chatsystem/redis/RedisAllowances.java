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
  public Duration take(Username user, Deed deed, Rate rate) {
    return take(keys.taken(user, deed), rate);
  }

  @Override
  public Duration take(ClientAddress address, Deed deed, Rate rate) {
    return take(keys.taken(address, deed), rate);
  }

  private Duration take(String key, Rate rate) {
    Call call = Call.of(Script.TAKE).key(key).arg(rate.most()).arg(rate.window().toMillis());
    return Duration.ofMillis((Long) store.run(call));
  }
}
