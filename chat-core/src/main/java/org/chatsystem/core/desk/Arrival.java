package org.chatsystem.core.desk;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Outbox;

/** Someone on their way in, and how far they have come. Used by one thread, but for its stage. */
final class Arrival {
  private final Username user;
  private final Optional<SessionId> session;
  private final Outbox outbox;
  private final CompletableFuture<LocalConnection> stage = new CompletableFuture<>();
  private Subscriptions.Hold hold;
  private LocalConnection connection;
  private List<Seat> seats = List.of();

  Arrival(Username user, Optional<SessionId> session, Outbox outbox) {
    this.user = user;
    this.session = session;
    this.outbox = outbox;
  }

  Username user() {
    return user;
  }

  Optional<SessionId> session() {
    return session;
  }

  /** Tells that they are in, or why not. */
  CompletableFuture<LocalConnection> stage() {
    return stage;
  }

  /** On the user's own channel; {@code null} before they have one. */
  Subscriptions.Hold hold() {
    return hold;
  }

  void holds(Subscriptions.Hold ofOwnChannel) {
    hold = ofOwnChannel;
  }

  /** {@code null} until their own channel is heard. */
  LocalConnection connection() {
    return connection;
  }

  /** Makes a connection of them. */
  LocalConnection connect() {
    connection = new LocalConnection(RandomId.connection(), user, session, outbox, hold);
    return connection;
  }

  /** The places that are reserved for them in their groups. */
  List<Seat> seats() {
    return seats;
  }

  void seats(List<Seat> reserved) {
    seats = reserved;
  }
}
