package org.chatsystem.core.port.in;

import java.util.List;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.model.Username;

/** Finds people by how their names begin. */
public interface ListUsers {
  /** The most people on one list. */
  int MAX_LIMIT = 100;

  /** How many people a list has unless asked otherwise. */
  int DEFAULT_LIMIT = 20;

  /**
   * People in the order of their names, oneself too, with presence at the moment of asking.
   *
   * @param after only names that sort after this one; {@code null} for the first list
   * @param limit how many at most, 1 to {@value #MAX_LIMIT}
   */
  Listing list(Username viewer, NamePrefix prefix, Username after, int limit);

  /**
   * A list.
   *
   * @param hasMore whether there are more whose names begin so
   */
  record Listing(List<FindUser.Profile> users, boolean hasMore) {}
}
