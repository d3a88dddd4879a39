package org.chatsystem.core.memory;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.chatsystem.core.model.Conversation;

/** The log of each conversation in which something was said. */
final class ConversationLogs {
  private final Map<Conversation, ConversationLog> logs = new ConcurrentHashMap<>();

  /** The log, if something was said there. */
  Optional<ConversationLog> find(Conversation conversation) {
    return Optional.ofNullable(logs.get(conversation)).filter(log -> log.head().seq() > 0);
  }

  ConversationLog findOrBegin(Conversation conversation) {
    return logs.computeIfAbsent(conversation, key -> new ConversationLog());
  }

  /** Each in which something was said. */
  void forEach(BiConsumer<Conversation, ConversationLog> taker) {
    logs.forEach(
        (each, log) -> {
          if (log.head().seq() > 0) {
            taker.accept(each, log);
          }
        });
  }

  /** Forgets a conversation; ids that are given out from now on have a later time. */
  void remove(Conversation conversation) {
    logs.remove(conversation);
  }

  /** Forgets what was said; ids that are given out from now on come after all that were before. */
  void restart(Conversation conversation, Instant now) {
    logs.compute(
        conversation,
        (key, log) -> {
          long before = log == null ? 0 : log.head().millis();
          return new ConversationLog(Math.max(before, now.toEpochMilli()) + 1);
        });
  }
}
