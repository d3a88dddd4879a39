package org.chatsystem.core.port.out;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.model.Event.MemberChanged;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;

/**
 * Groups and who is in them. The roster of a group has a version that begins at 1 and grows by one
 * with each step of a change.
 *
 * <p>Whatever changes a roster also announces it, in the same step and in the order of the
 * versions: as {@link org.chatsystem.core.model.Event.MemberChanged MemberChanged} on the group's
 * channel and on the channel of the user concerned. Safe for concurrent use; every method throws
 * {@link UnavailableException} when the store is away.
 */
public interface Groups {
  /**
   * Keeps a new group with its owner as the only member (announced as {@code JOINED}, version 1).
   * Of concurrent calls for one name exactly one succeeds.
   *
   * @return whether the name was free; if not, nothing has changed
   */
  boolean create(Group group, Username owner);

  /** The group of this name, if there is one. */
  Optional<Group> find(GroupName name);

  /** Those of the named that exist, in one step. */
  Map<GroupName, Group> findAll(Collection<GroupName> names);

  /**
   * Public groups whose names sort after the given one ({@code null}: from the first), in the order
   * of their names.
   */
  List<Group> findPublic(GroupName after, int limit);

  /** All members with their roles; empty if there is no such group. */
  Map<Username, Role> members(GroupName name);

  /** The roster's version and the roles of those asked about who are members, read in one step. */
  Roster roster(GroupName name, Set<Username> users);

  /** In which of these groups the user is, and with which role, in one step. */
  Map<GroupName, Role> rolesOf(Username user, Collection<GroupName> names);

  /** How many changes of each roster are kept, at least. */
  int CHANGES_KEPT = 1_000;

  /**
   * The changes of a roster at or after this time (by the clock that {@link MessageLog#time}
   * tells), the newest of them if there are more than the limit, oldest first. Kept for those who
   * were away: to be told twice of a change is harmless.
   */
  List<MemberChanged> changesSince(GroupName name, Instant since, int limit);

  /**
   * Changes the roster if it still is as the caller saw it: all of the steps, or none.
   *
   * @return what came of it; unless it is {@link RosterChange.Result#CHANGED} nothing has changed
   */
  RosterChange.Result change(RosterChange change);
}
