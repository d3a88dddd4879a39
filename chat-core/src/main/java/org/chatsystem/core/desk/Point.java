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

  /** Everything after this id, which no message need ever have had. */
  static Point from(MessageId id) {
    return new Point(null, id);
  }

  /** Everything whose time is after this one. */
  static Point since(Instant time) {
    return new Point(null, new MessageId(Math.max(0, time.toEpochMilli()), Long.MAX_VALUE));
  }
}
