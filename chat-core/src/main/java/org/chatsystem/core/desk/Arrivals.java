package org.chatsystem.core.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.Notice;
import org.chatsystem.core.port.out.Outbox;

/**
 * How a connection comes and goes. Coming, it listens first and reads the store then, so that
 * nothing falls between the two; only when all its channels are confirmed is it welcomed. Blocks,
 * so it runs on a thread that may.
 */
final class Arrivals {
  private final Backend backend;
  private final LocalUsers users;
  private final Subscriptions subscriptions;
  private final Seats seats;
  private final PresenceKeeper presence;

  Arrivals(
      Backend backend,
      LocalUsers users,
      Subscriptions subscriptions,
      Seats seats,
      PresenceKeeper presence) {
    this.backend = backend;
    this.users = users;
    this.subscriptions = subscriptions;
    this.seats = seats;
    this.presence = presence;
  }

  /** Throws what the store throws, and then leaves nothing behind. */
  LocalConnection arrive(Username user, Optional<SessionId> session, Outbox outbox) {
    var connection = new LocalConnection(RandomId.connection(), user, session, outbox);
    Waiting.on(subscriptions.hold(new Channel.OfUser(user)));
    users.add(connection);
    try {
      settleIn(connection);
    } catch (RuntimeException e) {
      depart(connection);
      throw e;
    }
    return connection;
  }

  void depart(LocalConnection connection) {
    if (!connection.leave()) {
      return;
    }
    users.remove(connection);
    List.copyOf(connection.groups()).forEach(group -> seats.leave(connection, group));
    subscriptions.release(new Channel.OfUser(connection.user()));
    presence.disconnected(connection);
  }

  private void settleIn(LocalConnection connection) {
    Username user = connection.user();
    if (connection.session().isPresent()
        && !backend.sessions().isLive(user, connection.session().get())) {
      connection.end(Outbox.Ending.SESSION_REVOKED);
      return;
    }
    reserveSeats(connection);
    presence.connected(connection);
    Instant now = backend.log().time();
    connection.offer(new Delivery(new Notice.Welcomed(user, connection.id(), now)));
    connection.ready(MessageId.startOf(now));
    List.copyOf(connection.groups()).forEach(group -> seats.take(connection, group));
    connection.flush();
  }

  /** All at once, then waits for all. */
  private void reserveSeats(LocalConnection connection) {
    var confirmations = new ArrayList<CompletionStage<Void>>();
    for (Conversation each : backend.log().conversationsOf(connection.user())) {
      if (each instanceof Conversation.OfGroup of && !connection.groups().contains(of.group())) {
        confirmations.add(seats.reserve(connection, of.group()));
      }
    }
    confirmations.forEach(Waiting::on);
  }
}
