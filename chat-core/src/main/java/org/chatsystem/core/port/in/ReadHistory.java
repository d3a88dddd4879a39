package org.chatsystem.core.port.in;

import java.util.List;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.InvalidValueException;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;

/** Reads what was said in a conversation. */
public interface ReadHistory {
  /** The most messages on one page. */
  int MAX_LIMIT = 200;

  /** How many messages a page has unless asked otherwise. */
  int DEFAULT_LIMIT = 50;

  /** One page. */
  Outcome read(Query query);

  /**
   * Which page. Without {@code after} it is the newest messages (before {@code before}); with it,
   * the oldest ones after it.
   *
   * @param before only messages before this id; {@code null} for no bound
   * @param after only messages after this id; {@code null} for no bound
   * @param limit 1 to {@value #MAX_LIMIT}
   */
  record Query(
      Username reader, Conversation conversation, MessageId before, MessageId after, int limit) {
    /** Refuses a limit out of bounds. */
    public Query {
      if (limit < 1 || limit > MAX_LIMIT) {
        throw new InvalidValueException(
            InvalidValueException.Kind.OTHER, "limit is a number from 1 to " + MAX_LIMIT);
      }
    }
  }

  /** What came of it. */
  sealed interface Outcome {
    /**
     * The page.
     *
     * @param messages oldest first
     * @param hasMore whether there is more in the direction of reading
     */
    record Page(List<Message> messages, boolean hasMore) implements Outcome {}

    /** The reader may not read there. */
    record Refused(Reason reason) implements Outcome {}
  }

  /** Why a reader may not read. */
  enum Reason {
    /** The other one has never signed up. */
    USER_NOT_FOUND,
    /** There is no such group, or it is private and the reader is not in it. */
    GROUP_NOT_FOUND,
    /** The reader is not in the group. */
    NOT_A_MEMBER
  }
}
