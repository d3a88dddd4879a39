package org.chatsystem.core.port.out;

import java.time.Duration;
import org.chatsystem.core.model.Username;

/**
 * How often people may do what concerns many, counted on all instances together. Safe for
 * concurrent use; every method throws {@link UnavailableException} when the store is away.
 */
public interface Allowances {
  /** What is counted, each for itself. */
  enum Deed {
    /** Saying something to everybody. */
    BROADCAST
  }

  /**
   * Takes one of so many that a user has within a window of time, which begins with the first one
   * taken. Of concurrent calls no more succeed than there are.
   *
   * @return zero if it was taken; else how long it is until there is one again, and nothing has
   *     changed
   */
  Duration take(Username user, Deed deed, int most, Duration window);
}
