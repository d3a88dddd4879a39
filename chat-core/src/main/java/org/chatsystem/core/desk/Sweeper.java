package org.chatsystem.core.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Outbox;
import org.chatsystem.core.port.out.Sessions;

/**
 * Finds what the bus has lost: compares what is local with the store, now and then and after the
 * bus was cut off. A lost publish so costs time, never a message, a membership or a revocation.
 */
final class Sweeper {
  private static final int HEADS_AT_ONCE = 500;
  private static final MessageId NEVER = new MessageId(Long.MAX_VALUE, Long.MAX_VALUE);

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
    compare(List.of(Conversation.BROADCAST), MessageId.NONE);
    for (Username user : users.names()) {
      List<LocalConnection> connections = users.of(user);
      endRevoked(connections);
      // before the store is asked: a seat that is taken meanwhile is newer than what it says
      var seated = new HashMap<LocalConnection, Map<GroupName, Seat>>();
      connections.forEach(each -> seated.put(each, Map.copyOf(each.seats())));
      Set<Conversation> own = store.log().conversationsOf(user);
      mendSeats(seated, own);
      compare(new ArrayList<>(own), earliestOf(connections));
    }
  }

  private void endRevoked(List<LocalConnection> connections) {
    for (LocalConnection each : connections) {
      Optional<Boolean> live = each.session().map(session -> sessions.isLive(each.user(), session));
      if (live.isPresent() && !live.get()) {
        each.end(Outbox.Ending.SESSION_REVOKED);
      }
    }
  }

  private void mendSeats(Map<LocalConnection, Map<GroupName, Seat>> seated, Set<Conversation> own) {
    Set<GroupName> groups = Conversation.groupsAmong(own);
    seated.forEach(
        (each, before) -> {
          if (each.isReady()) {
            groups.forEach(group -> seats.reserve(each, group, MessageId.NONE));
            before.forEach(
                (group, seat) -> {
                  if (!groups.contains(group)) {
                    seats.leave(each, group, seat);
                  }
                });
          }
        });
  }

  /** Only what came since somebody is here can have been lost on the way to them. */
  private void compare(List<Conversation> conversations, MessageId since) {
    for (int i = 0; i < conversations.size(); i += HEADS_AT_ONCE) {
      var some = conversations.subList(i, Math.min(i + HEADS_AT_ONCE, conversations.size()));
      Map<Conversation, MessageId> heads = new HashMap<>(store.log().heads(some));
      heads.values().removeIf(head -> !head.isAfter(since));
      heads.forEach((each, head) -> shards.of(each).post(each, feed -> feed.compare(head)));
    }
  }

  private static MessageId earliestOf(List<LocalConnection> connections) {
    return connections.stream()
        .filter(LocalConnection::isReady)
        .map(LocalConnection::since)
        .min(Comparator.naturalOrder())
        .orElse(NEVER);
  }
}
