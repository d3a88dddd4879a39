package org.chatsystem.core.desk;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.chatsystem.core.model.Event.PresenceChanged;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.Notice;

/**
 * That someone came or went, on the way to those who may know: to each connection once, by
 * whichever conversation it is met.
 */
final class PresenceUpdate {
  private final PresenceChanged changed;
  private final Set<Username> apart;
  private final Delivery delivery;

  /** Whether this is the first time that a connection is met. */
  private final Predicate<LocalConnection> isFirst;

  /**
   * @param apart who must not know
   * @param isByManyWays whether a connection may be met more than once
   */
  PresenceUpdate(PresenceChanged changed, Set<Username> apart, boolean isByManyWays) {
    this.changed = changed;
    this.apart = apart;
    this.delivery = new Delivery(new Notice.PresenceMoved(changed));
    Set<LocalConnection> told = isByManyWays ? ConcurrentHashMap.newKeySet() : Set.of();
    this.isFirst = isByManyWays ? told::add : each -> true;
  }

  void to(Watch watch) {
    LocalConnection peer = watch.connection();
    if (!apart.contains(peer.user()) && watch.tell(changed, delivery)) {
      var unused = isFirst.test(peer);
    }
  }

  void to(LocalConnection peer) {
    offerTo(peer);
    peer.flush();
  }

  /** Somebody else flushes. */
  void offerTo(LocalConnection peer) {
    boolean mayKnow = !peer.user().equals(changed.user()) && !apart.contains(peer.user());
    if (mayKnow && peer.isReady() && isFirst.test(peer)) {
      peer.offer(delivery);
    }
  }
}
