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
    BROADCAST,
    /** Keeping bytes for others to see. */
    UPLOAD
  }

  /** Takes one of so many. */
  default Duration take(Username user, Deed deed, int most, Duration window) {
    return take(user, deed, 1, most, window);
  }

  /**
   * Takes this many of so many that a user has within a window of time, which begins with the first
   * one taken. Of concurrent calls no more succeed than there are.
   *
   * @param amount 1 up to as many as there are
   * @return zero if it was taken; else how long it is until the window is over, and nothing has
   *     changed
   */
  Duration take(Username user, Deed deed, int amount, int most, Duration window);
}
