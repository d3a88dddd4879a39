package org.chatsystem.core.memory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.Username;

/**
 * Who is there, for all nodes. A user's entry changes, and the change is announced, under the map's
 * own lock of that entry.
 */
final class PresenceBoard {
  private final Map<Username, Attendance> attendances = new ConcurrentHashMap<>();
  private final Set<Lease> leases = ConcurrentHashMap.newKeySet();
  private final Wire wire;
  private final InstantSource clock;

  PresenceBoard(Wire wire, InstantSource clock) {
    this.wire = wire;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  Lease lease() {
    var lease = new Lease(now());
    leases.add(lease);
    return lease;
  }

  /**
   * Extends a lease; one that had run out and was forgotten counts again, which is {@code false}.
   */
  boolean renew(Lease lease) {
    lease.renew(now());
    return !leases.add(lease);
  }

  void change(Username user, UnaryOperator<Attendance> change) {
    attendances.compute(
        user, (name, known) -> change.apply(known == null ? Attendance.NONE : known));
  }

  /** Announces someone as online unless they count as online already, or are hidden. */
  Attendance announceOnline(Username user, Attendance attendance) {
    if (attendance.hidden()) {
      return attendance;
    }
    if (!attendance.announcedOnline()) {
      announce(user, PresenceStatus.ONLINE);
    }
    return attendance.announced(true);
  }

  /** Announces someone as offline who counts as online and has no connection left. */
  void settle(Username user, Predicate<Lease> isLive) {
    attendances.computeIfPresent(
        user,
        (name, known) -> {
          Attendance left = known.withoutLost(isLive);
          if (!left.announcedOnline() || !left.connections().isEmpty()) {
            return left;
          }
          announce(user, left.status(isLive));
          return left.announced(false);
        });
  }

  void hide(Username user, boolean hidden, Predicate<Lease> isLive) {
    change(
        user,
        known -> {
          Attendance next = known.hidden(hidden);
          if (hidden && known.announcedOnline()) {
            announce(user, PresenceStatus.NEVER_SEEN);
            return next.announced(false);
          }
          return next.isThere(isLive) ? announceOnline(user, next) : next;
        });
  }

  /** Forgets everything of a user, and announces nothing. */
  void forget(Username user) {
    attendances.remove(user);
  }

  boolean isHidden(Username user) {
    return attendances.getOrDefault(user, Attendance.NONE).hidden();
  }

  PresenceStatus status(Username user, Predicate<Lease> isLive) {
    return attendances.getOrDefault(user, Attendance.NONE).status(isLive);
  }

  /** Settles everybody whose connections were lost with their nodes. */
  void settleLost(Predicate<Lease> isLive) {
    List<Lease> lost = leases.stream().filter(isLive.negate()).toList();
    if (lost.isEmpty()) {
      return;
    }
    attendances.forEach(
        (user, attendance) -> {
          if (attendance.connections().values().stream().anyMatch(lost::contains)) {
            settle(user, isLive);
          }
        });
    lost.forEach(leases::remove);
  }

  private void announce(Username user, PresenceStatus status) {
    wire.publish(Channel.PRESENCE, new Event.PresenceChanged(user, status));
  }
}
