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

  /**
   * Adds a group, unless the user is in so many others.
   *
   * @return whether it is there now
   */
  boolean addUpTo(int maxGroups, Username user, Conversation.OfGroup group) {
    // under the map's lock of this user: of several groups at once no more get in than may
    Set<Conversation> theirs =
        byUser.compute(
            user,
            (name, known) -> {
              Set<Conversation> all = known == null ? ConcurrentHashMap.newKeySet() : known;
              if (Conversation.groupsAmong(all).size() < maxGroups) {
                all.add(group);
              }
              return all;
            });
    return theirs.contains(group);
  }

  void remove(Username user, Conversation conversation) {
    Set<Conversation> theirs = byUser.get(user);
    if (theirs != null) {
      theirs.remove(conversation);
    }
  }

  void forget(Username user) {
    byUser.remove(user);
  }

  Set<Conversation> of(Username user) {
    return Set.copyOf(byUser.getOrDefault(user, Set.of()));
  }
}
