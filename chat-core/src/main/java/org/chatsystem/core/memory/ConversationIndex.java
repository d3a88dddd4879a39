package org.chatsystem.core.memory;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Username;

/** Which conversations concern whom. */
final class ConversationIndex {
  private final Map<Username, Set<Conversation>> byUser = new ConcurrentHashMap<>();

  void add(Username user, Conversation conversation) {
    byUser.computeIfAbsent(user, name -> ConcurrentHashMap.newKeySet()).add(conversation);
  }

  void remove(Username user, Conversation conversation) {
    Set<Conversation> theirs = byUser.get(user);
    if (theirs != null) {
      theirs.remove(conversation);
    }
  }

  Set<Conversation> of(Username user) {
    return Set.copyOf(byUser.getOrDefault(user, Set.of()));
  }
}
