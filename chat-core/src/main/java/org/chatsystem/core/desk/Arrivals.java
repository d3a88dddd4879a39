package org.chatsystem.core.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.Notice;
import org.chatsystem.core.port.out.Outbox;
import org.chatsystem.core.port.out.UnavailableException;

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
  private volatile boolean closed;

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
    var hold = subscriptions.hold(new Channel.OfUser(user));
    Waiting.on(hold.confirmed());
    var connection = new LocalConnection(RandomId.connection(), user, session, outbox, hold);
    users.add(connection);
    try {
      refuseIfClosed();
      settleIn(connection);
    } catch (RuntimeException e) {
      depart(connection);
      throw e;
    }
    return connection;
  }

  /** Nobody arrives any more, and who is here is told. */
  void close() {
    closed = true; // before the telling: who arrives meanwhile sees it, or is told
    users.forEach(each -> each.end(Outbox.Ending.SHUTTING_DOWN));
  }

  private void refuseIfClosed() {
    if (closed) {
      throw new UnavailableException("the instance goes down");
    }
  }

  void depart(LocalConnection connection) {
    if (!connection.leave()) {
      return;
    }
    users.remove(connection);
    connection.seats().keySet().forEach(group -> seats.leave(connection, group));
    connection.hold().release();
    presence.disconnected(connection);
  }

  private void settleIn(LocalConnection connection) {
    Username user = connection.user();
    if (connection.session().isPresent()
        && !backend.sessions().isLive(user, connection.session().get())) {
      connection.end(Outbox.Ending.SESSION_REVOKED);
      depart(connection);
      return;
    }
    reserveSeats(connection);
    presence.connected(connection);
    connection.ready(MessageId.startOf(backend.log().time()));
    // what is said between the question and its answer may pass by someone who is not ready yet:
    // the time that the client is told is one at which it was
    Instant now = backend.log().time();
    connection.welcome(new Delivery(new Notice.Welcomed(user, connection.id(), now)));
    seats.takeAll(connection);
    connection.flush();
  }

  /** All at once, then waits for all. */
  private void reserveSeats(LocalConnection connection) {
    var reserved = new ArrayList<Seat>();
    for (GroupName each :
        Conversation.groupsAmong(backend.log().conversationsOf(connection.user()))) {
      reserved.add(seats.reserve(connection, each, MessageId.NONE));
    }
    reserved.forEach(seat -> Waiting.on(seat.hold().confirmed()));
  }
}
