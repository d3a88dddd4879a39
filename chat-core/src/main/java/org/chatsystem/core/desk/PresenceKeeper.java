package org.chatsystem.core.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event.PresenceChanged;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.MessageLog;
import org.chatsystem.core.port.out.Notice;
import org.chatsystem.core.port.out.Presence;

/**
 * Says who is here, keeps this instance's lease, and tells local users about those whom they watch
 * or share a conversation with.
 */
final class PresenceKeeper {
  private final Presence presence;
  private final MessageLog log;
  private final LocalUsers users;
  private final Shards shards;
  private final LogReader reader;
  private final DeskClock clock;
  private final DeskLimits limits;
  private final Watches watches;

  PresenceKeeper(
      Presence presence,
      Store store,
      LocalUsers users,
      Shards shards,
      Watches watches,
      DeskClock clock) {
    this.watches = watches;
    this.presence = presence;
    this.log = store.log();
    this.users = users;
    this.shards = shards;
    this.reader = store.reader();
    this.clock = clock;
    this.limits = store.limits();
  }

  /** Begins to renew the lease. */
  void start() {
    clock.every(Presence.RENEWAL, () -> reader.attempt(presence::renew));
  }

  void connected(List<LocalConnection> connections) {
    var users = new HashMap<ConnectionId, Username>();
    connections.forEach(each -> users.put(each.id(), each.user()));
    presence.connected(users);
  }

  /** The others are told only if nobody came back within the debounce. */
  void disconnected(LocalConnection connection) {
    Username user = connection.user();
    watches.forget(connection);
    reader.read(
        () -> {
          presence.disconnected(user, connection.id());
          return user;
        },
        gone -> clock.after(limits.offlineAfter(), () -> settle(gone)));
  }

  private void settle(Username user) {
    reader.read(
        () -> {
          presence.settle(user);
          return user;
        },
        settled -> {});
  }

  /**
   * Someone came or went: tells each connection that watches them, or whose user shares a
   * conversation with them, once.
   */
  void changed(PresenceChanged changed) {
    if (users.isOnly(changed.user())) {
      return;
    }
    reader.attempt(() -> tell(changed, log.conversationsOf(changed.user())));
  }

  private void tell(PresenceChanged changed, Set<Conversation> shared) {
    var delivery = new Delivery(new Notice.PresenceMoved(changed));
    Set<LocalConnection> told = ConcurrentHashMap.newKeySet();
    for (Watch each : watches.of(changed.user())) {
      if (each.tell(changed, delivery)) {
        told.add(each.connection());
      }
    }
    for (Conversation each : shared) {
      if (each instanceof Conversation.Direct direct) {
        users
            .of(direct.peerOf(changed.user()))
            .forEach(peer -> tell(peer, changed.user(), delivery, told));
      } else {
        shards
            .of(each)
            .post(each, feed -> feed.tell(peer -> tell(peer, changed.user(), delivery, told)));
      }
    }
  }

  private static void tell(
      LocalConnection peer, Username user, Delivery delivery, Set<LocalConnection> told) {
    if (peer.isReady() && !peer.user().equals(user) && told.add(peer)) {
      peer.tell(delivery);
    }
  }
}
