package org.chatsystem.core.port.out;

/**
 * The way out to one connection: a bounded queue that is written as the connection can take it.
 * Never blocks, never throws; called by any thread, though for one conversation always by one
 * thread at a time, in order.
 */
public interface Outbox {
  /**
   * Puts a delivery into the queue; it may wait there for the next {@link #flush}. A queue that is
   * full ends the connection.
   */
  void offer(Delivery delivery);

  /** Has written what has gathered. Whoever offers must flush soon after. */
  void flush();

  /**
   * Whether there is room for a long replay to go on, beside what happens live. If not, {@code
   * later} is run once, when there is room or the connection has ended: by any thread, so it must
   * not block.
   */
  default boolean hasRoom(Runnable later) {
    return true;
  }

  /** Ends the connection for this reason, after what has gathered. */
  void close(Ending ending);

  /** Why the core ends a connection. */
  enum Ending {
    /** The sign-in behind it is void. */
    SESSION_REVOKED,
    /** The core cannot vouch for the order any more: the client resumes from what it has. */
    ORDER_LOST,
    /** The instance goes down: the client goes to another one. */
    SHUTTING_DOWN
  }
}
