package org.chatsystem.core.memory;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.PresenceStatus;

/**
 * What is known of one user's presence. Does not change: a change makes a new one.
 *
 * @param connections each with the lease of its node
 * @param announcedOnline what was announced last
 * @param lastEnd when the last connection ended that was not lost with its node
 * @param hidden whether others see nothing of it
 */
record Attendance(
    Map<ConnectionId, Lease> connections,
    boolean announcedOnline,
    Optional<Instant> lastEnd,
    boolean hidden) {
  static final Attendance NONE = new Attendance(Map.of(), false, Optional.empty(), false);

  Attendance with(ConnectionId connection, Lease lease) {
    Map<ConnectionId, Lease> all = new HashMap<>(connections);
    all.put(connection, lease);
    return new Attendance(Map.copyOf(all), announcedOnline, lastEnd, hidden);
  }

  Attendance without(ConnectionId connection, Instant now) {
    if (!connections.containsKey(connection)) {
      return this;
    }
    Map<ConnectionId, Lease> rest = new HashMap<>(connections);
    rest.remove(connection);
    return new Attendance(Map.copyOf(rest), announcedOnline, Optional.of(now), hidden);
  }

  Attendance announced(boolean online) {
    return new Attendance(connections, online, lastEnd, hidden);
  }

  /** Without the connections that were lost with their nodes, whose ends now count as theirs. */
  Attendance withoutLost(Predicate<Lease> isLive) {
    Map<ConnectionId, Lease> rest = new HashMap<>(connections);
    rest.values().removeIf(isLive.negate());
    return new Attendance(Map.copyOf(rest), announcedOnline, lastEnd(isLive), hidden);
  }

  Attendance hidden(boolean whether) {
    return new Attendance(connections, announcedOnline, lastEnd, whether);
  }

  boolean isThere(Predicate<Lease> isLive) {
    return connections.values().stream().anyMatch(isLive);
  }

  /** As others see it. */
  PresenceStatus status(Predicate<Lease> isLive) {
    if (hidden) {
      return PresenceStatus.NEVER_SEEN;
    }
    if (isThere(isLive)) {
      return PresenceStatus.ONLINE;
    }
    return lastEnd(isLive).map(PresenceStatus::offlineSince).orElse(PresenceStatus.NEVER_SEEN);
  }

  private Optional<Instant> lastEnd(Predicate<Lease> isLive) {
    Stream<Instant> lost = connections.values().stream().filter(isLive.negate()).map(Lease::end);
    return Stream.concat(lost, lastEnd.stream()).max(Instant::compareTo);
  }
}
