package org.chatsystem.core.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event.PresenceChanged;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Blocks;
import org.chatsystem.core.port.out.MessageLog;
import org.chatsystem.core.port.out.Presence;

/**
 * Says who is here, keeps this instance's lease, and tells local users about those whom they watch
 * or share a conversation with.
 */
final class PresenceKeeper {
  private final Presence presence;
  private final Blocks blocks;
  private final MessageLog log;
  private final LocalUsers users;
  private final PresenceFanOut fanOut;
  private final LogReader reader;
  private final UserQueues queues;
  private final DeskClock clock;
  private final DeskLimits limits;
  private final Watches watches;

  PresenceKeeper(
      Backend backend,
      Store store,
      LocalUsers users,
      Shards shards,
      Watches watches,
      DeskClock clock) {
    this.watches = watches;
    this.presence = backend.presence();
    this.blocks = backend.blocks();
    this.log = store.log();
    this.users = users;
    this.fanOut = new PresenceFanOut(shards, clock);
    this.reader = store.reader();
    this.queues = new UserQueues(reader);
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
   * conversation with them, unless they are kept apart; once, and in the order in which it
   * happened.
   */
  void changed(PresenceChanged changed) {
    if (users.isOnly(changed.user())) {
      return;
    }
    Username user = changed.user();
    queues.attempt(user, () -> tell(changed, log.conversationsOf(user), blocks.apartFrom(user)));
  }

  /** What one user may see of another is not what it was. */
  void tell(Username viewer, PresenceChanged changed) {
    var update = new PresenceUpdate(changed, Set.of(), true);
    watches.of(changed.user()).stream()
        .filter(each -> each.connection().user().equals(viewer))
        .forEach(update::to);
    users.of(viewer).forEach(update::to);
  }

  private void tell(PresenceChanged changed, Set<Conversation> shared, Set<Username> apart) {
    Username user = changed.user();
    List<Watch> watching = watches.of(user);
    var update = new PresenceUpdate(changed, apart, shared.size() + watching.size() > 1);
    watching.forEach(update::to);
    for (Conversation each : shared) {
      if (each instanceof Conversation.Direct direct) {
        users.of(direct.peerOf(user)).forEach(update::to);
      } else {
        fanOut.tell(each, update::offerTo);
      }
    }
  }
}
