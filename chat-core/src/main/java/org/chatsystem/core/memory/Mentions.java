package org.chatsystem.core.memory;

import java.util.Map;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;

/** Which messages of one conversation mention whom, other than who said them. */
final class Mentions {
  private final Map<Username, NavigableSet<MessageId>> byUser = new ConcurrentHashMap<>();

  void add(Message message) {
    for (Username each : message.mentioned()) {
      if (!each.equals(message.from())) {
        byUser.computeIfAbsent(each, user -> new ConcurrentSkipListSet<>()).add(message.id());
      }
    }
  }

  void remove(Message message) {
    for (Username each : message.mentioned()) {
      byUser.computeIfPresent(each, (user, ids) -> without(ids, message.id()));
    }
  }

  private static NavigableSet<MessageId> without(NavigableSet<MessageId> ids, MessageId id) {
    ids.remove(id);
    return ids.isEmpty() ? null : ids;
  }

  void forget(Username user) {
    byUser.remove(user);
  }

  long after(MessageId point, Username user) {
    NavigableSet<MessageId> ids = byUser.get(user);
    return ids == null ? 0 : ids.tailSet(point, false).size();
  }
}
