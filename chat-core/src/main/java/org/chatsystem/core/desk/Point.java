package org.chatsystem.core.desk;

import java.time.Instant;
import java.util.Optional;
import org.chatsystem.core.model.ChangeId;
import org.chatsystem.core.model.MessageId;

/**
 * From where a conversation is replayed.
 *
 * @param cursor the last message that the reader holds; {@code null} if it goes by time
 * @param id everything after this id is missing
 * @param changes what became of messages after this change is missing
 */
record Point(MessageId cursor, MessageId id, ChangeId changes) {
  static Point after(MessageId cursor) {
    return new Point(cursor, cursor, ChangeId.before(cursor.sentAt()));
  }

  /** As {@link #after}, for a reader who holds nothing of the conversation. */
  static Point from(MessageId id) {
    return new Point(null, id, ChangeId.before(id.sentAt()));
  }

  /** Everything whose time is after this one, or that came since the reader is ready. */
  static Point since(Instant time, MessageId ready) {
    if (!time.isBefore(ready.sentAt())) {
      return from(ready);
    }
    long millis = time.isBefore(Instant.EPOCH) ? 0 : time.toEpochMilli();
    return from(new MessageId(millis, Long.MAX_VALUE));
  }

  /**
   * After the cursor; of changes only those since that time, if it is later: until then the reader
   * was told of them.
   */
  static Point after(MessageId cursor, Optional<Instant> since, MessageId ready) {
    Point point = after(cursor);
    return since.map(time -> point.knowing(since(time, ready).changes())).orElse(point);
  }

  /** The same, with changes after this one, if that is later. */
  Point knowing(ChangeId known) {
    return known.isAfter(changes) ? withChangesAfter(known) : this;
  }

  /** The same, with changes after this one. */
  Point withChangesAfter(ChangeId change) {
    return new Point(cursor, id, change);
  }

  /** Whichever is further back, of messages and of changes. */
  Point orEarlier(Point other) {
    Point first = id.isAfter(other.id) ? other : this;
    return new Point(
        first.cursor, first.id, changes.isAfter(other.changes) ? other.changes : changes);
  }
}
