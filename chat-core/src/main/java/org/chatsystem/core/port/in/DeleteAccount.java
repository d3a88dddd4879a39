package org.chatsystem.core.port.in;

import java.util.List;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Username;

/** Ends one's account for good. */
public interface DeleteAccount {
  /**
   * Blocks for the time of hashing. Once it is {@link Outcome.Deleted}, nobody can sign in to the
   * account any more and all of its connections are told to end, on every instance. Its groups, its
   * bots, its blocks and marks are gone as well, within a minute if the store was away meanwhile;
   * what it said stays as a deleted user's. Its name is free when all of that is older than what is
   * kept.
   */
  Outcome delete(Username user, String password);

  /** What came of it. */
  sealed interface Outcome {
    /** There is no such account any more. */
    record Deleted() implements Outcome {}

    /** It has another password, or none; nothing has changed. */
    record BadCredentials() implements Outcome {}

    /**
     * Whoever owns groups hands them over or deletes them before they go; nothing has changed.
     *
     * @param groups which, by name
     */
    record OwnsGroups(List<GroupName> groups) implements Outcome {
      /** Keeps a list that does not change. */
      public OwnsGroups {
        groups = List.copyOf(groups);
      }
    }
  }
}
