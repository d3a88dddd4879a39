package org.chatsystem.redis;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Presence;

/**
 * Who is there. A connection's entry counts as long as the lease of its instance, which all
 * instances can see, has not run out by the clock of Redis.
 */
final class RedisPresence implements Presence {
  private final Store store;
  private final Keys keys;
  private final String instance;

  /** What to say again if this instance was thought dead: a long pause, a wiped Redis. */
  private final Map<ConnectionId, Username> local = new ConcurrentHashMap<>();

  RedisPresence(Store store, Keys keys, String instance) {
    this.store = store;
    this.keys = keys;
    this.instance = instance;
  }

  @Override
  public void connected(Map<ConnectionId, Username> connections) {
    local.putAll(connections);
    say(connections);
  }

  private void say(Map<ConnectionId, Username> connections) {
    store.runAll(
        connections.entrySet().stream()
            .map(each -> connect(each.getKey(), each.getValue()))
            .toList());
  }

  private Call connect(ConnectionId connection, Username user) {
    return Call.of(Script.PRESENCE_CONNECT)
        .key(keys.connections(user))
        .key(keys.presence(user))
        .key(keys.usersOf(instance))
        .arg(user.value())
        .arg(connection.value())
        .arg(instance)
        .arg(keys.channel(Channel.PRESENCE));
  }

  @Override
  public void disconnected(Username user, ConnectionId connection) {
    local.remove(connection);
    store.run(
        Call.of(Script.PRESENCE_DISCONNECT)
            .key(keys.connections(user))
            .key(keys.presence(user))
            .arg(connection.value()));
  }

  @Override
  public void settle(Username user) {
    store.run(settling(user));
  }

  private Call settling(Username user) {
    return Call.of(Script.PRESENCE_SETTLE)
        .key(keys.connections(user))
        .key(keys.presence(user))
        .key(keys.instances())
        .key(keys.usersOf(instance))
        .arg(user.value())
        .arg(keys.channel(Channel.PRESENCE))
        .arg(instance);
  }

  @Override
  public void hide(Username user, boolean hidden) {
    store.run(
        Call.of(Script.PRESENCE_HIDE)
            .key(keys.connections(user))
            .key(keys.presence(user))
            .key(keys.instances())
            .arg(user.value())
            .arg(keys.channel(Channel.PRESENCE))
            .arg(hidden));
  }

  @Override
  public boolean isHidden(Username user) {
    return store.ask(redis -> redis.hexists(keys.presence(user), "hidden"));
  }

  @Override
  public Map<Username, PresenceStatus> of(Collection<Username> users) {
    List<Username> asked = List.copyOf(users);
    List<Object> answers = store.runAll(asked.stream().map(this::asking).toList());
    var statuses = new HashMap<Username, PresenceStatus>();
    for (int i = 0; i < asked.size(); i++) {
      statuses.put(asked.get(i), status(Reply.text(answers.get(i))));
    }
    return statuses;
  }

  private Call asking(Username user) {
    return Call.of(Script.PRESENCE_OF)
        .key(keys.connections(user))
        .key(keys.presence(user))
        .key(keys.instances());
  }

  private static PresenceStatus status(String answer) {
    return switch (answer) {
      case "online" -> PresenceStatus.ONLINE;
      case "0" -> PresenceStatus.NEVER_SEEN;
      default -> PresenceStatus.offlineSince(Instant.ofEpochMilli(Long.parseLong(answer)));
    };
  }

  @Override
  public void renew() {
    List<?> answer =
        Reply.list(
            store.run(
                Call.of(Script.LEASE_RENEW)
                    .key(keys.instances())
                    .arg(instance)
                    .arg(LEASE.toMillis())));
    if (!Reply.yes(answer.get(0))) {
      // while the lease was over, others may have removed this instance's entries
      say(local);
    }
    Reply.texts(answer.get(1)).forEach(this::reap);
  }

  /**
   * Every instance may do this at the same time: settling twice announces once, and if this one
   * dies over it, another one goes on.
   */
  private void reap(String dead) {
    Set<String> users = store.ask(redis -> redis.smembers(keys.usersOf(dead)));
    store.runAll(users.stream().map(user -> settling(new Username(user))).toList());
    store.run(
        Call.of(Script.LEASE_REAPED)
            .key(keys.instances())
            .key(keys.usersOf(dead))
            .arg(dead)
            .args(List.copyOf(users)));
  }

  /**
   * Ends the lease, so that this instance's connections count no more. The entries are left to the
   * others, who at their next renewal tell who is gone: by then most clients have reconnected.
   */
  void release() {
    store.run(Call.of(Script.LEASE_RELEASE).key(keys.instances()).arg(instance));
  }
}
