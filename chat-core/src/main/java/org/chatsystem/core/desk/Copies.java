package org.chatsystem.core.desk;

import org.chatsystem.core.model.Message;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.Notice;

/**
 * One message in its two forms: with the ref for the sender's own other connections, without it for
 * everyone else.
 */
final class Copies {
  private final Message message;
  private final Delivery forOthers;
  private Delivery forSender;
  private int given;

  Copies(Message message) {
    this.message = message;
    this.forOthers = new Delivery(new Notice.Said(message, false));
  }

  /**
   * The connection that sent it gets none: it has the ack.
   *
   * @return whether it got one
   */
  boolean offerTo(LocalConnection connection) {
    if (message.origin().isPresent() && message.origin().get().equals(connection.id())) {
      return false;
    }
    connection.offer(message.from().equals(connection.user()) ? forSender() : forOthers);
    given++;
    return true;
  }

  /** How many connections got one. */
  int given() {
    return given;
  }

  private Delivery forSender() {
    if (forSender == null) {
      forSender =
          message.ref().isEmpty() ? forOthers : new Delivery(new Notice.Said(message, true));
    }
    return forSender;
  }
}
