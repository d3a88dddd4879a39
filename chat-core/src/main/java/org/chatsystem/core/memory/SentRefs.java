package org.chatsystem.core.memory;

import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Appended.Stored;
import org.chatsystem.core.port.out.MessageLog;

/**
 * What came of each ref, for a day. One lock for each sender: a ref counts across conversations, so
 * a sender's messages with refs go one after the other, and nobody else waits.
 */
final class SentRefs {
  private record Sent(Username sender, Ref ref) {}

  private record Aging(Sent sent, Instant forgetAt) {}

  private final Map<Username, Object> locks = new ConcurrentHashMap<>();
  private final Map<Sent, Stored> first = new ConcurrentHashMap<>();
  private final Queue<Aging> byAge = new ConcurrentLinkedQueue<>();

  /** Appends unless this ref has been accepted before; then answers as the first time. */
  Appended once(Username sender, Ref ref, Supplier<Appended> append) {
    var sent = new Sent(sender, ref);
    synchronized (locks.computeIfAbsent(sender, name -> new Object())) {
      Stored known = first.get(sent);
      if (known != null) {
        return new Stored(known.conversation(), known.id(), true);
      }
      Appended appended = append.get();
      if (appended instanceof Stored stored) {
        remember(sent, stored);
      }
      return appended;
    }
  }

  /** Forgets whatever is more than a day old, whoever sent it. */
  void forgetBefore(Instant now) {
    for (Aging oldest = byAge.peek();
        oldest != null && oldest.forgetAt().isBefore(now) && byAge.remove(oldest);
        oldest = byAge.peek()) {
      first.remove(oldest.sent());
    }
  }

  /** Forgets everything of this sender. */
  void forget(Username sender) {
    first.keySet().removeIf(sent -> sent.sender().equals(sender));
    locks.remove(sender);
  }

  int size() {
    return first.size();
  }

  private void remember(Sent sent, Stored stored) {
    first.put(sent, stored);
    byAge.add(new Aging(sent, stored.id().sentAt().plus(MessageLog.REF_MEMORY)));
  }
}
