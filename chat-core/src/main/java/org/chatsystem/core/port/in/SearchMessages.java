package org.chatsystem.core.port.in;

import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.InvalidValueException;
import org.chatsystem.core.model.LogPosition;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.SearchCriteria;
import org.chatsystem.core.model.Username;

/** Finds what was said in one's own conversations. */
public interface SearchMessages {
  /** The most messages on one page. */
  int MAX_LIMIT = 100;

  /** How many messages a page has unless asked otherwise. */
  int DEFAULT_LIMIT = 20;

  /**
   * One page. Whose conversations are searched is asked of the store as the search begins. Blocks,
   * within bounds of time and of messages looked at; one search at a time for each user.
   */
  Outcome search(Query query);

  /**
   * What to search for, and where to go on.
   *
   * @param from only messages at this position or before; empty for the first page
   * @param limit 1 to {@value #MAX_LIMIT}
   */
  record Query(Username reader, SearchCriteria criteria, Optional<LogPosition> from, int limit) {
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
     * What was found so far.
     *
     * @param messages newest first, of whichever conversation
     * @param next where the next page begins; empty if there is no more
     * @param complete {@code false} if a bound ended the search before the page was full: {@code
     *     next} goes on from there, and may find nothing
     */
    record Page(List<Message> messages, Optional<LogPosition> next, boolean complete)
        implements Outcome {}

    /** The reader may not read where they want to search. */
    record Refused(ReadHistory.Reason reason) implements Outcome {}

    /** The reader has a search under way, or too many others have: try again. */
    record Busy() implements Outcome {}
  }
}
