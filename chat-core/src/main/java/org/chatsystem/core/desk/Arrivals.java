package org.chatsystem.core.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
 * How connections come and go. Coming, they listen first and read the store then, so that nothing
 * falls between the two; only when all its channels are confirmed is one welcomed. Those who come
 * together share each question to the store. Blocks, so it runs on threads that may.
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

  /** Lets these in, and completes the stage of each; throws nothing. */
  void arrive(List<Arrival> together) {
    try {
      together.forEach(each -> each.holds(subscriptions.hold(new Channel.OfUser(each.user()))));
      List<Arrival> here = those(together, this::enter);
      here = whoseSessionsLive(here);
      reserveSeats(here);
      here = those(here, each -> each.seats().forEach(seat -> Waiting.on(seat.hold().confirmed())));
      presence.connected(here.stream().map(Arrival::connection).toList());
      welcome(here);
    } catch (RuntimeException e) {
      together.forEach(each -> turnAway(each, e));
    }
  }

  /** Has each do the next step; those who cannot are turned away, the others are returned. */
  private List<Arrival> those(List<Arrival> arrivals, Consumer<Arrival> step) {
    var others = new ArrayList<Arrival>(arrivals.size());
    for (Arrival each : arrivals) {
      try {
        step.accept(each);
        others.add(each);
      } catch (RuntimeException e) {
        turnAway(each, e);
      }
    }
    return others;
  }

  /** Leaves nothing of an arrival behind, unless they are in. */
  private void turnAway(Arrival arrival, RuntimeException cause) {
    if (arrival.stage().isDone() && !arrival.stage().isCompletedExceptionally()) {
      return;
    }
    if (arrival.connection() != null) {
      depart(arrival.connection());
    } else if (arrival.hold() != null) {
      arrival.hold().release();
    }
    arrival.stage().completeExceptionally(cause);
  }

  private void enter(Arrival arrival) {
    Waiting.on(arrival.hold().confirmed());
    users.add(arrival.connect());
    refuseIfClosed();
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

  /** The others' connections are ended, and then they are done. */
  private List<Arrival> whoseSessionsLive(List<Arrival> arrivals) {
    var sessions = new HashMap<SessionId, Username>();
    arrivals.forEach(each -> each.session().ifPresent(it -> sessions.put(it, each.user())));
    Set<SessionId> live = backend.sessions().liveAmong(sessions);
    var others = new ArrayList<Arrival>(arrivals.size());
    for (Arrival each : arrivals) {
      if (each.session().filter(session -> !live.contains(session)).isPresent()) {
        each.connection().end(Outbox.Ending.SESSION_REVOKED);
        depart(each.connection());
        each.stage().complete(each.connection());
      } else {
        others.add(each);
      }
    }
    return others;
  }

  /** All at once; whoever needs them waits for them then. */
  private void reserveSeats(List<Arrival> arrivals) {
    Set<Username> names = arrivals.stream().map(Arrival::user).collect(Collectors.toSet());
    Map<Username, Set<Conversation>> conversations = backend.log().conversationsOf(names);
    for (Arrival each : arrivals) {
      Set<GroupName> groups = Conversation.groupsAmong(conversations.get(each.user()));
      each.seats(
          groups.stream()
              .map(group -> seats.reserve(each.connection(), group, MessageId.NONE))
              .toList());
    }
  }

  private void welcome(List<Arrival> arrivals) {
    if (arrivals.isEmpty()) {
      return;
    }
    MessageId since = MessageId.startOf(backend.log().time());
    arrivals.forEach(each -> each.connection().ready(since));
    // what is said between the question and its answer may pass by someone who is not ready yet:
    // the time that the client is told is one at which it was
    Instant now = backend.log().time();
    those(arrivals, each -> welcome(each, now));
  }

  private void welcome(Arrival arrival, Instant now) {
    LocalConnection connection = arrival.connection();
    connection.welcome(new Delivery(new Notice.Welcomed(connection.user(), connection.id(), now)));
    seats.takeAll(connection);
    connection.flush();
    if (!arrival.stage().complete(connection)) {
      depart(connection); // has been told already that the instance goes down
    }
  }
}
