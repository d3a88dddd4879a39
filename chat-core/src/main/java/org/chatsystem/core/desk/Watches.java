package org.chatsystem.core.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Blocks;
import org.chatsystem.core.port.out.Presence;
import org.chatsystem.core.port.out.Users;

/** Which local connections watch whom. */
final class Watches {
  private final Map<LocalConnection, Watch> byConnection = new ConcurrentHashMap<>();
  private final Map<Username, Set<Watch>> byWatched = new ConcurrentHashMap<>();
  private final Users users;
  private final Presence presence;
  private final Blocks blocks;
  private final LogReader reader;

  Watches(Backend backend, LogReader reader) {
    this.users = backend.users();
    this.presence = backend.presence();
    this.blocks = backend.blocks();
    this.reader = reader;
  }

  /** This connection watches these from now on, and nobody else. One call at a time for each. */
  void set(LocalConnection connection, Set<Username> names) {
    Watch watch =
        byConnection.computeIfAbsent(
            connection, key -> new Watch(key, reader, asked -> present(key.user(), asked)));
    unlist(watch);
    // listed before the store is asked: a change comes to it, or is in the answer
    names.forEach(each -> list(each, watch));
    watch.set(names);
    if (connection.hasLeft()) {
      forget(connection);
    }
  }

  void forget(LocalConnection connection) {
    Watch watch = byConnection.remove(connection);
    if (watch != null) {
      unlist(watch);
    }
  }

  /** The watches that this user is on. */
  List<Watch> of(Username user) {
    return List.copyOf(byWatched.getOrDefault(user, Set.of()));
  }

  private void list(Username user, Watch watch) {
    byWatched.compute(
        user,
        (name, known) -> {
          Set<Watch> watching = known == null ? ConcurrentHashMap.newKeySet() : known;
          watching.add(watch);
          return watching;
        });
  }

  private void unlist(Watch watch) {
    for (Username each : watch.names()) {
      byWatched.computeIfPresent(
          each,
          (name, watching) -> {
            watching.remove(watch);
            return watching.isEmpty() ? null : watching;
          });
    }
  }

  /** As this viewer may see them, and without those who do not exist. */
  private Map<Username, PresenceStatus> present(Username viewer, Set<Username> names) {
    Set<Username> apart = blocks.apartFrom(viewer);
    Set<Username> known = users.findAll(names).keySet();
    var statuses =
        new HashMap<>(presence.of(known.stream().filter(name -> !apart.contains(name)).toList()));
    known.stream()
        .filter(apart::contains)
        .forEach(name -> statuses.put(name, PresenceStatus.NEVER_SEEN));
    return statuses;
  }
}
