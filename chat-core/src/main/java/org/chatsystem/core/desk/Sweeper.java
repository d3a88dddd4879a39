package org.chatsystem.core.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.chatsystem.core.model.ChangeId;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.MessageChanges.Newest;
import org.chatsystem.core.port.out.Outbox;
import org.chatsystem.core.port.out.Sessions;

/**
 * Finds what the bus has lost: compares what is local with the store, now and then and after the
 * bus was cut off. A lost publish so costs time, never a message, a membership or a revocation.
 */
final class Sweeper {
  private static final int HEADS_AT_ONCE = 500;
  private static final int USERS_AT_ONCE = 200;

  private final LocalUsers users;
  private final Shards shards;
  private final Seats seats;
  private final Store store;
  private final Sessions sessions;
  private final DeskClock clock;
  private final AtomicInteger asked = new AtomicInteger();

  Sweeper(
      LocalUsers users,
      Shards shards,
      Seats seats,
      Store store,
      Sessions sessions,
      DeskClock clock) {
    this.users = users;
    this.shards = shards;
    this.seats = seats;
    this.store = store;
    this.sessions = sessions;
    this.clock = clock;
  }

  void start() {
    clock.every(store.limits().sweep(), this::sweepSoon);
  }

  /**
   * Sweeps, one sweep at a time; however often it is asked for during one (or while the store is
   * away), one more follows.
   */
  void sweepSoon() {
    if (asked.getAndIncrement() == 0) {
      begin();
    }
  }

  private void begin() {
    store
        .reader()
        .read(
            () -> {
              int served = asked.get();
              sweep();
              return served;
            },
            served -> {
              if (asked.addAndGet(-served) > 0) {
                begin();
              }
            });
  }

  private void sweep() {
    shards.prune();
    compare(Map.of(Conversation.BROADCAST, MessageId.NONE));
    List<Username> names = users.names();
    for (int i = 0; i < names.size(); i += USERS_AT_ONCE) {
      sweep(names.subList(i, Math.min(i + USERS_AT_ONCE, names.size())));
    }
  }

  private void sweep(List<Username> names) {
    List<LocalConnection> connections =
        names.stream().flatMap(each -> users.of(each).stream()).toList();
    endRevoked(connections);
    // before the store is asked: a seat that is taken meanwhile is newer than what it says
    var seated = new HashMap<LocalConnection, Map<GroupName, Seat>>();
    connections.forEach(each -> seated.put(each, Map.copyOf(each.seats())));
    Map<Username, Set<Conversation>> own = store.log().conversationsOf(names);
    mendSeats(seated, own);
    compare(earliestOf(connections, own));
  }

  private void endRevoked(List<LocalConnection> connections) {
    var asked = new HashMap<SessionId, Username>();
    connections.forEach(each -> each.session().ifPresent(it -> asked.put(it, each.user())));
    Set<SessionId> live = sessions.liveAmong(asked);
    for (LocalConnection each : connections) {
      if (each.session().filter(session -> !live.contains(session)).isPresent()) {
        each.end(Outbox.Ending.SESSION_REVOKED);
      }
    }
  }

  private void mendSeats(
      Map<LocalConnection, Map<GroupName, Seat>> seated, Map<Username, Set<Conversation>> own) {
    seated.forEach(
        (each, before) -> {
          if (each.isReady()) {
            mendSeats(each, before, Conversation.groupsAmong(own.get(each.user())));
          }
        });
  }

  private void mendSeats(
      LocalConnection connection, Map<GroupName, Seat> before, Set<GroupName> groups) {
    groups.forEach(group -> seats.reserve(connection, group, MessageId.NONE));
    before.forEach(
        (group, seat) -> {
          if (!groups.contains(group)) {
            seats.leave(connection, group, seat);
          }
        });
  }

  /**
   * Since when each of the conversations has been delivered here: only what came then can have been
   * lost on the way.
   */
  private static Map<Conversation, MessageId> earliestOf(
      List<LocalConnection> connections, Map<Username, Set<Conversation>> own) {
    var earliest = new HashMap<Conversation, MessageId>();
    for (LocalConnection each : connections) {
      if (each.isReady()) {
        own.get(each.user())
            .forEach(
                conversation ->
                    earliest.merge(
                        conversation,
                        each.since(),
                        (one, other) -> one.isAfter(other) ? other : one));
      }
    }
    return earliest;
  }

  private void compare(Map<Conversation, MessageId> since) {
    List<Conversation> conversations = List.copyOf(since.keySet());
    for (int i = 0; i < conversations.size(); i += HEADS_AT_ONCE) {
      var some = conversations.subList(i, Math.min(i + HEADS_AT_ONCE, conversations.size()));
      Map<Conversation, Newest> newest = new HashMap<>(store.changes().newest(some));
      newest.entrySet().removeIf(each -> !isLater(each.getValue(), since.get(each.getKey())));
      newest.forEach((each, heads) -> shards.of(each).post(each, feed -> feed.compare(heads)));
    }
  }

  private static boolean isLater(Newest newest, MessageId since) {
    return newest.message().isAfter(since)
        || newest.change().isAfter(ChangeId.before(since.sentAt()));
  }
}
