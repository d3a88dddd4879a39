package org.chatsystem.core.port.out;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.Username;

/**
 * Who is there, on any instance. Kept by leases, never by counting: each connection has an entry
 * that belongs to an instance, and counts as long as that instance renews its lease. So nothing
 * needs to be told for a crashed instance's users to go.
 *
 * <p>Changes, and only changes, are announced as {@link
 * org.chatsystem.core.model.Event.PresenceChanged PresenceChanged} on {@link
 * org.chatsystem.core.model.Channel#PRESENCE}. One object speaks for one instance. Safe for
 * concurrent use; every method throws {@link UnavailableException} when the store is away.
 */
public interface Presence {
  /** How long a lease lasts without renewal. */
  Duration LEASE = Duration.ofSeconds(25);

  /**
   * How often {@link #renew} is called. The users of an instance that dies are shown offline after
   * a lease and one renewal by another instance, at the latest.
   */
  Duration RENEWAL = Duration.ofSeconds(5);

  /**
   * Connections of this instance stand; each one's user is announced as online unless they count as
   * online already. If this fails, some of them may stand and others not.
   */
  void connected(Map<ConnectionId, Username> connections);

  /** The same for one connection. */
  default void connected(Username user, ConnectionId connection) {
    connected(Map.of(connection, user));
  }

  /**
   * A connection of this instance has ended. Announces nothing yet: the user may be back in a
   * moment.
   */
  void disconnected(Username user, ConnectionId connection);

  /**
   * If the user has no live connection left on any instance and counts as online, they are
   * announced as offline.
   */
  void settle(Username user);

  /**
   * Hides someone from everybody, or shows them again. Hidden they look as if they had never been
   * there, and nothing of them is announced; what others see change by this is announced.
   */
  void hide(Username user, boolean hidden);

  /** Whether someone is hidden. */
  boolean isHidden(Username user);

  /**
   * How it is with each of these users, from the live connections at this moment; {@link
   * PresenceStatus#NEVER_SEEN} with those who are hidden.
   */
  Map<Username, PresenceStatus> of(Collection<Username> users);

  /**
   * Extends this instance's lease, and settles the users of instances whose lease has run out. If
   * this one's had run out, so that others took it for dead, its connections count again and their
   * users are announced anew.
   */
  void renew();
}
