package org.chatsystem.core.memory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Username;

/** Whose names are reserved, and until when. */
final class GoneUsers {
  private final Map<Username, Instant> reservedUntil = new ConcurrentHashMap<>();
  private final Set<Username> unfinished = ConcurrentHashMap.newKeySet();

  void begin(Username name, Instant until) {
    unfinished.add(name);
    reservedUntil.put(name, until);
  }

  void finish(Username name) {
    unfinished.remove(name);
  }

  void release(Username name) {
    unfinished.remove(name);
    reservedUntil.remove(name);
  }

  boolean has(Username name) {
    return reservedUntil.containsKey(name);
  }

  /** Whether one of the two is gone. */
  boolean hasOneOf(Conversation.Direct pair) {
    return has(pair.first()) || has(pair.second());
  }

  List<Username> unfinished(int limit) {
    return unfinished.stream().limit(limit).toList();
  }

  List<Username> dueAt(Instant now, int limit) {
    return reservedUntil.entrySet().stream()
        .filter(each -> !each.getValue().isAfter(now))
        .map(Map.Entry::getKey)
        .limit(limit)
        .toList();
  }
}
