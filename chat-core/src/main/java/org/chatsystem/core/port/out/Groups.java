package org.chatsystem.core.port.out;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.model.Event.MemberChanged;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;

/**
 * Groups and who is in them. The roster of a group has a version that begins at 1 and grows by one
 * with each step of a change, and goes on growing in a new group that takes the name of one deleted
 * within {@link #FAREWELL}.
 *
 * <p>Whatever changes a roster also announces it, in the same step and in the order of the
 * versions: as {@link org.chatsystem.core.model.Event.MemberChanged MemberChanged} on the group's
 * channel and on the channel of the user concerned. Safe for concurrent use; every method throws
 * {@link UnavailableException} when the store is away.
 */
public interface Groups {
  /** What came of creating a group. */
  enum Creation {
    /** It is there now. */
    CREATED,
    /** Another one has the name; nothing has changed. */
    NAME_TAKEN,
    /** The owner would be in more groups than allowed; nothing has changed. */
    TOO_MANY_GROUPS
  }

  /** How long it is known who was in a group that was deleted. */
  Duration FAREWELL = Duration.ofDays(30);

  /**
   * Keeps a new group with its owner as the only member (announced as {@code JOINED}). Of
   * concurrent calls for one name exactly one succeeds.
   *
   * @param maxGroups in how many groups the owner may be afterwards
   */
  Creation create(Group group, Username owner, int maxGroups);

  /** The same for an owner who may be in any number of groups; whether the name was free. */
  default boolean create(Group group, Username owner) {
    return create(group, owner, Integer.MAX_VALUE) == Creation.CREATED;
  }

  /** The group of this name, if there is one. */
  Optional<Group> find(GroupName name);

  /** Those of the named that exist, in one step. */
  Map<GroupName, Group> findAll(Collection<GroupName> names);

  /**
   * Public groups whose names begin so and sort after the given one ({@code null}: from the first),
   * in the order of their names.
   */
  List<Group> findPublic(NamePrefix prefix, GroupName after, int limit);

  /** The same of all public groups. */
  default List<Group> findPublic(GroupName after, int limit) {
    return findPublic(NamePrefix.ANY, after, limit);
  }

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

  /**
   * Changes a group, if the actor still has the role that was seen. Makes one version of the roster
   * and is announced as {@code RENAMED}.
   *
   * @return {@code CHANGED} or {@code CONFLICT}
   */
  RosterChange.Result edit(GroupEdit edit);

  /**
   * Deletes a group with its messages and read marks, if this user still owns it: its name is free
   * from then on, and nothing can be appended to it any more. Announced as {@code DELETED} on the
   * group's channel and on the channel of each member.
   *
   * @return {@code CHANGED} or {@code CONFLICT}
   */
  RosterChange.Result delete(GroupName name, Username owner);

  /**
   * The last deletion of a group of this name, within {@link #FAREWELL}, if the user was in it
   * then: for those who were away.
   */
  Optional<MemberChanged> deletionOf(GroupName name, Username member);
}
