package org.chatsystem.core.port.out;

import java.util.Set;
import org.chatsystem.core.model.Username;

/**
 * Which bots a user has: an index beside the accounts, in which a bot whose account was never made,
 * or is another owner's, may stand too; {@link Account#owner} decides. Safe for concurrent use;
 * every method throws {@link UnavailableException} when the store is away.
 */
public interface Bots {
  /**
   * Adds one, unless the owner has so many already.
   *
   * @return whether it stands there now, be it since before
   */
  boolean add(Username owner, Username bot, int most);

  /** Takes one out, if it is there. */
  void remove(Username owner, Username bot);

  /** All of one owner's. */
  Set<Username> of(Username owner);
}
