package org.chatsystem.core.memory;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.model.Event.MemberChanged;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.GroupEdit;
import org.chatsystem.core.port.out.Groups;
import org.chatsystem.core.port.out.Roster;
import org.chatsystem.core.port.out.RosterChange;
import org.chatsystem.core.port.out.RosterChange.Result;
import org.chatsystem.core.port.out.RosterChange.Step;

/** A group with its roster, which its monitor guards. */
final class Room {
  private Group group;
  private final Map<Username, Role> roles = new HashMap<>();
  private final Deque<MemberChanged> changes = new ArrayDeque<>();
  private long version;
  private boolean closed;

  /**
   * @param version how many versions groups of this name had before
   */
  Room(Group group, long version) {
    this.group = group;
    this.version = version;
  }

  synchronized Group group() {
    return group;
  }

  synchronized int size() {
    return roles.size();
  }

  /** Whether the group has been deleted, so that this is no place to be found. */
  synchronized boolean isClosed() {
    return closed;
  }

  /** Nobody is in it any more. */
  synchronized void close() {
    roles.clear();
    closed = true;
  }

  /** Whether this user has this role. */
  synchronized boolean has(Username user, Role role) {
    return role == roles.get(user);
  }

  synchronized void change(GroupEdit edit) {
    group =
        new Group(
            group.name(),
            edit.title().orElse(group.title()),
            edit.topic().orElse(group.topic()),
            edit.visibility().orElse(group.visibility()),
            group.createdAt());
  }

  synchronized Map<Username, Role> members() {
    return Map.copyOf(roles);
  }

  synchronized Roster roster(Set<Username> users) {
    Map<Username, Role> asked = new HashMap<>();
    for (Username each : users) {
      roleOf(each).ifPresent(role -> asked.put(each, role));
    }
    return new Roster(version, asked);
  }

  /** The roster's version, if this user is a member. */
  synchronized Optional<Long> versionFor(Username member) {
    return roles.containsKey(member) ? Optional.of(version) : Optional.empty();
  }

  synchronized long version() {
    return version;
  }

  synchronized Optional<Role> roleOf(Username user) {
    return Optional.ofNullable(roles.get(user));
  }

  /** What would come of this change; changes nothing. */
  synchronized Result judge(RosterChange change) {
    if (!change.seen().entrySet().stream().allMatch(this::isAsSeen)) {
      return Result.CONFLICT;
    }
    Map<Username, Role> after = new HashMap<>(roles);
    boolean adds = false;
    for (Step step : change.steps()) {
      adds |= step.keeps() && !after.containsKey(step.user());
      apply(step, after);
    }
    return adds && after.size() > change.maxMembers() ? Result.FULL : Result.CHANGED;
  }

  /** Takes one step and answers the version that it makes. */
  synchronized long take(Step step) {
    apply(step, roles);
    return ++version;
  }

  /** Remembers a change for those who are away. */
  synchronized void remember(MemberChanged change) {
    changes.add(change);
    if (changes.size() > Groups.CHANGES_KEPT) {
      changes.poll();
    }
  }

  synchronized List<MemberChanged> changesSince(Instant since, int limit) {
    List<MemberChanged> later =
        changes.stream().filter(change -> !change.at().isBefore(since)).toList();
    return later.subList(Math.max(0, later.size() - limit), later.size());
  }

  private boolean isAsSeen(Map.Entry<Username, Optional<Role>> seen) {
    return roleOf(seen.getKey()).equals(seen.getValue());
  }

  private static void apply(Step step, Map<Username, Role> to) {
    if (step.keeps()) {
      to.put(step.user(), step.role());
    } else {
      to.remove(step.user());
    }
  }
}
