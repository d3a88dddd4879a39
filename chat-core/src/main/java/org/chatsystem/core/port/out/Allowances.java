package org.chatsystem.core.port.out;

import java.time.Duration;
import org.chatsystem.core.model.ClientAddress;
import org.chatsystem.core.model.Rate;
import org.chatsystem.core.model.Username;

/**
 * How often something may be done, counted on all instances together: token buckets, which begin
 * full. Safe for concurrent use; every method throws {@link UnavailableException} when the store is
 * away. How many buckets are kept is bounded, and one that is full again is not kept at all.
 */
public interface Allowances {
  /** What is counted, each for itself. */
  enum Deed {
    /** Saying something to everybody. */
    BROADCAST,
    /** Having a password checked. */
    LOG_IN,
    /** Making an account. */
    SIGN_UP,
    /** Searching what was said. */
    SEARCH,
    /** Keeping bytes for others to see. */
    UPLOAD
  }

  /**
   * Takes this many of those that a user has; the name need not be anyone's. Of concurrent calls no
   * more succeed than there are.
   *
   * @param amount 1 up to as many as there are at most
   * @return zero if they were taken; else how long it is until there are so many again, and nothing
   *     has changed
   */
  Duration take(Username user, Deed deed, int amount, Rate rate);

  /** Takes one. */
  default Duration take(Username user, Deed deed, Rate rate) {
    return take(user, deed, 1, rate);
  }

  /** Takes one of those that all have who come from one address. */
  Duration take(ClientAddress address, Deed deed, Rate rate);
}
