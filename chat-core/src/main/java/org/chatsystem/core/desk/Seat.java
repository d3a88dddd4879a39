package org.chatsystem.core.desk;

import java.util.concurrent.atomic.AtomicBoolean;
import org.chatsystem.core.model.MessageId;

/**
 * A connection's place in a group, from reserving it until leaving it; whoever comes back gets a
 * new one. Compared by identity.
 */
final class Seat {
  private final Subscriptions.Hold hold;
  private final MessageId joined;
  private final AtomicBoolean taken = new AtomicBoolean();

  /**
   * @param joined the first id that concerns the connection, if that is later than when it is ready
   */
  Seat(Subscriptions.Hold hold, MessageId joined) {
    this.hold = hold;
    this.joined = joined;
  }

  Subscriptions.Hold hold() {
    return hold;
  }

  MessageId joined() {
    return joined;
  }

  /** {@code true} for the first call alone. */
  boolean take() {
    return taken.compareAndSet(false, true);
  }
}
