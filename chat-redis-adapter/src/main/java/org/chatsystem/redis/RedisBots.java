package org.chatsystem.redis;

import java.util.Set;
import java.util.stream.Collectors;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Bots;

/** The bots of each owner: one set. */
final class RedisBots implements Bots {
  private final Store store;
  private final Keys keys;

  RedisBots(Store store, Keys keys) {
    this.store = store;
    this.keys = keys;
  }

  @Override
  public boolean add(Username owner, Username bot, int most) {
    return Reply.yes(
        store.run(Call.of(Script.ADD_BOT).key(keys.bots(owner)).arg(bot.value()).arg(most)));
  }

  @Override
  public void remove(Username owner, Username bot) {
    store.ask(redis -> redis.srem(keys.bots(owner), bot.value()));
  }

  @Override
  public Set<Username> of(Username owner) {
    return store.ask(redis -> redis.smembers(keys.bots(owner))).stream()
        .map(Username::new)
        .collect(Collectors.toUnmodifiableSet());
  }
}
