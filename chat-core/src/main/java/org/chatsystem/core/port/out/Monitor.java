package org.chatsystem.core.port.out;

import java.time.Duration;

/**
 * Told what happens, for whoever counts it: by the core, and by the adapters of what only they see.
 * Every method is called by the thread that does the work, some of them tens of thousands of times
 * a second: it returns at once and never throws. Each does nothing unless it is overridden.
 */
public interface Monitor {
  /** Counts nothing. */
  Monitor NONE = new Monitor() {};

  /**
   * A message was stored, and its ack is on its way.
   *
   * @param duplicate whether its ref was known, so that nothing new was stored
   * @param nanos since it was to be sent
   */
  default void sent(boolean duplicate, long nanos) {}

  /** A message was offered to so many connections. */
  default void delivered(int copies) {}

  /**
   * A batch of what had gathered was written to the connections.
   *
   * @param lag since a message of it was stored; as far as the store's clock is this one's
   */
  default void flushed(Duration lag) {}

  /** An event shows that one before it was missed. */
  default void holeFound() {}

  /** So many messages were read from the log and delivered, as their events had not been. */
  default void holeFilled(int messages) {}

  /** A connection has been told what it missed. */
  default void resumed(int replayed) {}

  /** An answer of the store has come, or did not come in time. */
  default void roundTrip(Duration time) {}

  /** A connection is closed, with this code; 0 if the client did it. */
  default void closed(int code) {}

  /** Something that was asked was refused, with this code of the API. */
  default void refused(String code) {}
}
