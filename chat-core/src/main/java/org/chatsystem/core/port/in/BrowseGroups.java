package org.chatsystem.core.port.in;

import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;

/** Looks at groups. */
public interface BrowseGroups {
  /** The most public groups on one list. */
  int MAX_LIMIT = 200;

  /**
   * One's own groups and public ones whose names begin so, each once, by name.
   *
   * @param after only public groups whose names sort after this one, without one's own; {@code
   *     null} for the first list
   * @param limit how many public groups at most, 1 to {@value #MAX_LIMIT}
   */
  Listing list(Username viewer, NamePrefix prefix, GroupName after, int limit);

  /** The same of all groups. */
  default Listing list(Username viewer, GroupName after, int limit) {
    return list(viewer, NamePrefix.ANY, after, limit);
  }

  /**
   * One group with its members; empty if it does not exist or is private and the viewer is not in
   * it.
   */
  Optional<Details> show(Username viewer, GroupName name);

  /**
   * A list.
   *
   * @param hasMore whether there are more public groups
   */
  record Listing(List<Entry> groups, boolean hasMore) {}

  /**
   * A group on a list.
   *
   * @param role the viewer's own, empty for a stranger
   */
  record Entry(Group group, Optional<Role> role) {}

  /**
   * A group.
   *
   * @param role the viewer's own, empty for a stranger
   * @param members everyone in it, by name; a stranger sees them too, as the group is public
   */
  record Details(Group group, Optional<Role> role, List<Member> members) {}

  /** A member, with presence at the moment of asking. */
  record Member(User user, Role role, PresenceStatus presence) {}
}
