package org.chatsystem.core.desk;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.chatsystem.core.model.Event.PresenceChanged;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.Notice;

/**
 * Whose presence one connection wants to know: first as it is, then what changes. However often it
 * changes its mind, the store is asked one question at a time.
 */
final class Watch {
  private final LocalConnection connection;
  private final LogReader reader;
  private final Function<Set<Username>, Map<Username, PresenceStatus>> present;
  private Set<Username> names = Set.of();

  /** Of whom news has come since the store was asked: its answer may be older. */
  private final Set<Username> overtaken = new HashSet<>();

  /** What was told last of each: news of what was in an answer already is no news. */
  private final Map<Username, PresenceStatus> told = new HashMap<>();

  private boolean asking;
  private boolean again;

  /**
   * @param present asks the store how it is with those of the named who exist
   */
  Watch(
      LocalConnection connection,
      LogReader reader,
      Function<Set<Username>, Map<Username, PresenceStatus>> present) {
    this.connection = connection;
    this.reader = reader;
    this.present = present;
  }

  /** Watches these from now on, and nobody else. */
  synchronized void set(Set<Username> users) {
    names = Set.copyOf(users);
    told.keySet().retainAll(names);
    if (asking) {
      again = true;
    } else {
      ask();
    }
  }

  LocalConnection connection() {
    return connection;
  }

  synchronized Set<Username> names() {
    return names;
  }

  private void ask() {
    if (names.isEmpty()) {
      return;
    }
    asking = true;
    overtaken.clear();
    Set<Username> asked = names;
    reader.read(() -> present.apply(asked), this::learn);
  }

  private synchronized void learn(Map<Username, PresenceStatus> statuses) {
    asking = false;
    if (again) {
      again = false;
      ask();
      return;
    }
    statuses.forEach(
        (user, status) -> {
          if (!overtaken.contains(user)) {
            told.put(user, status);
            var changed = new PresenceChanged(user, status);
            connection.offer(new Delivery(new Notice.PresenceMoved(changed)));
          }
        });
    connection.flush();
  }

  /** Tells of a change, if it is one to the connection; {@code false} if nobody watched changed. */
  synchronized boolean tell(PresenceChanged changed, Delivery delivery) {
    if (!names.contains(changed.user())) {
      return false;
    }
    overtaken.add(changed.user());
    if (!changed.status().equals(told.put(changed.user(), changed.status()))) {
      connection.tell(delivery);
    }
    return true;
  }
}
