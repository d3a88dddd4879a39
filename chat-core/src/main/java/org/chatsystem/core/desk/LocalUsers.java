package org.chatsystem.core.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.chatsystem.core.model.Username;

/** Who has connections on this instance. Read by every shard without a lock. */
final class LocalUsers {
  private final Map<Username, List<LocalConnection>> connections = new ConcurrentHashMap<>();

  void add(LocalConnection connection) {
    connections.merge(connection.user(), List.of(connection), LocalUsers::concat);
  }

  /** Forgets a connection; {@code true} if it was the user's last one here. */
  boolean remove(LocalConnection connection) {
    return connections.computeIfPresent(
            connection.user(), (user, known) -> without(known, connection))
        == null;
  }

  /** A snapshot, empty for someone who is not here. */
  List<LocalConnection> of(Username user) {
    return connections.getOrDefault(user, List.of());
  }

  /** Whether nobody else has a connection here. */
  boolean isOnly(Username user) {
    return connections.isEmpty() || (connections.size() == 1 && connections.containsKey(user));
  }

  List<Username> names() {
    return List.copyOf(connections.keySet());
  }

  void forEach(Consumer<LocalConnection> action) {
    connections.values().forEach(each -> each.forEach(action));
  }

  private static List<LocalConnection> concat(
      List<LocalConnection> some, List<LocalConnection> more) {
    var all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  private static List<LocalConnection> without(List<LocalConnection> known, LocalConnection gone) {
    List<LocalConnection> left = known.stream().filter(each -> each != gone).toList();
    return left.isEmpty() ? null : left;
  }
}
