package org.chatsystem.core.memory;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.chatsystem.core.model.ChangeId;
import org.chatsystem.core.model.Event.MessageChanged;
import org.chatsystem.core.port.out.MessageChanges;

/** The latest changes of one conversation's messages. */
final class ChangeLog {
  private final Deque<MessageChanged> changes = new ArrayDeque<>();
  private ChangeId last = ChangeId.NONE;

  /** The newest one. */
  synchronized ChangeId last() {
    return last;
  }

  /** The id of the change that is made now. */
  synchronized ChangeId next(Instant now) {
    return new ChangeId(Math.max(last.millis(), now.toEpochMilli()), last.seq() + 1);
  }

  synchronized void add(MessageChanged changed) {
    last = changed.id();
    changes.add(changed);
    if (changes.size() > MessageChanges.KEPT) {
      changes.poll();
    }
  }

  synchronized List<MessageChanged> after(ChangeId id, int limit) {
    return changes.stream().filter(each -> each.id().isAfter(id)).limit(limit).toList();
  }
}
