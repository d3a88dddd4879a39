package org.chatsystem.core.memory;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chatsystem.core.model.Conversation;

/** The log of each conversation in which something was said. */
final class ConversationLogs {
  private final Map<Conversation, ConversationLog> logs = new ConcurrentHashMap<>();

  Optional<ConversationLog> find(Conversation conversation) {
    return Optional.ofNullable(logs.get(conversation));
  }

  ConversationLog findOrBegin(Conversation conversation) {
    return logs.computeIfAbsent(conversation, key -> new ConversationLog());
  }
}
