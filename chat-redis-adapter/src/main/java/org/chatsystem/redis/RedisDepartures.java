package org.chatsystem.redis;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Departures;
import org.chatsystem.core.port.out.PasswordHash;
import org.chatsystem.core.port.out.Retention;

/** Those who are gone: one sorted set of their names, by the time until which they are reserved. */
final class RedisDepartures implements Departures {
  private final Store store;
  private final Keys keys;
  private final Retention retention;

  RedisDepartures(Store store, Keys keys, Retention retention) {
    this.store = store;
    this.keys = keys;
    this.retention = retention;
  }

  @Override
  public boolean begin(Username name, Optional<PasswordHash> checked) {
    return Reply.yes(
        store.run(
            Call.of(Script.DEPART)
                .key(keys.account(name))
                .key(keys.users())
                .key(keys.gone())
                .key(keys.leaving())
                .key(keys.tokens(name))
                .arg(name.value())
                .arg(checked.map(PasswordHash::value).orElse(""))
                .arg(retention.age().plus(MARGIN).toMillis())
                .arg(keys.channel(new Channel.OfUser(name)))));
  }

  @Override
  public Set<Username> among(Collection<Username> names) {
    List<Username> asked = List.copyOf(names);
    if (asked.isEmpty()) {
      return Set.of();
    }
    String[] members = asked.stream().map(Username::value).toArray(String[]::new);
    List<Double> reserved = store.ask(redis -> redis.zmscore(keys.gone(), members));
    var gone = new HashSet<Username>();
    for (int i = 0; i < asked.size(); i++) {
      if (reserved.get(i) != null) {
        gone.add(asked.get(i));
      }
    }
    return gone;
  }

  @Override
  public void part(Username gone, Conversation conversation) {
    store.run(
        Call.of(Script.PART)
            .key(keys.reads(conversation))
            .key(keys.received(conversation))
            .key(keys.mentions(conversation, gone))
            .arg(gone.value())
            .arg(conversation instanceof Conversation.Direct));
  }

  @Override
  public void forget(Conversation.Direct conversation) {
    String[] all = keys.belongings(conversation).toArray(String[]::new);
    store.ask(redis -> redis.del(all));
    for (Username each : List.of(conversation.first(), conversation.second())) {
      store.ask(redis -> redis.srem(keys.conversations(each), conversation.key()));
    }
  }

  @Override
  public void finish(Username name) {
    store.ask(redis -> redis.srem(keys.leaving(), name.value()));
  }

  @Override
  public List<Username> unfinished(int limit) {
    return store.ask(redis -> redis.smembers(keys.leaving())).stream()
        .limit(limit)
        .map(Username::new)
        .toList();
  }

  @Override
  public List<Username> due(int limit) {
    Object names = store.run(Call.of(Script.DUE).key(keys.gone()).arg(limit));
    return Reply.texts(names).stream().map(Username::new).toList();
  }

  @Override
  public void release(Username name) {
    store.run(
        Call.of(Script.RELEASE)
            .key(keys.account(name))
            .key(keys.gone())
            .key(keys.leaving())
            .keys(keys.belongings(name))
            .arg(name.value()));
  }
}
