package org.chatsystem.core.desk;

import java.time.Instant;
import org.chatsystem.core.model.MessageId;

/**
 * From where a conversation is replayed.
 *
 * @param cursor the last message that the reader holds; {@code null} if it goes by time
 * @param id everything after this id is missing
 */
record Point(MessageId cursor, MessageId id) {
  static Point after(MessageId cursor) {
    return new Point(cursor, cursor);
  }

  /** As {@link #after}, for a reader who holds nothing of the conversation. */
  static Point from(MessageId id) {
    return new Point(null, id);
  }

  /** Everything whose time is after this one, or that came since the reader is ready. */
  static Point since(Instant time, MessageId ready) {
    if (!time.isBefore(ready.sentAt())) {
      return from(ready);
    }
    long millis = time.isBefore(Instant.EPOCH) ? 0 : time.toEpochMilli();
    return from(new MessageId(millis, Long.MAX_VALUE));
  }
}
