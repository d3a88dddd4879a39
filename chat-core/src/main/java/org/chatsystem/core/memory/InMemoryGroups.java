package org.chatsystem.core.memory;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event.MemberChange;
import org.chatsystem.core.model.Event.MemberChanged;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Groups;
import org.chatsystem.core.port.out.Roster;
import org.chatsystem.core.port.out.RosterChange;
import org.chatsystem.core.port.out.RosterChange.Result;
import org.chatsystem.core.port.out.RosterChange.Step;

/** Each group's {@link Room} is the lock of its roster. */
final class InMemoryGroups implements Groups {
  private final ConcurrentNavigableMap<GroupName, Room> rooms = new ConcurrentSkipListMap<>();
  private final ConversationIndex index;
  private final Wire wire;
  private final InstantSource clock;

  InMemoryGroups(ConversationIndex index, Wire wire, InstantSource clock) {
    this.index = index;
    this.wire = wire;
    this.clock = clock;
  }

  @Override
  public boolean create(Group group, Username owner) {
    var room = new Room(group);
    synchronized (room) { // whoever finds it from now on waits until its owner is in
      if (rooms.putIfAbsent(group.name(), room) != null) {
        return false;
      }
      take(room, new Step(MemberChange.JOINED, owner, Role.OWNER));
      return true;
    }
  }

  @Override
  public Optional<Group> find(GroupName name) {
    return room(name).map(Room::group);
  }

  @Override
  public Map<GroupName, Group> findAll(Collection<GroupName> names) {
    return names.stream()
        .distinct()
        .map(rooms::get)
        .filter(Objects::nonNull)
        .map(Room::group)
        .collect(toUnmodifiableMap(Group::name, identity()));
  }

  @Override
  public List<Group> findPublic(GroupName after, int limit) {
    Map<GroupName, Room> rest = after == null ? rooms : rooms.tailMap(after, false);
    return rest.values().stream()
        .map(Room::group)
        .filter(group -> group.visibility() == Group.Visibility.PUBLIC)
        .limit(limit)
        .toList();
  }

  @Override
  public Map<Username, Role> members(GroupName name) {
    return room(name).map(Room::members).orElse(Map.of());
  }

  @Override
  public Roster roster(GroupName name, Set<Username> users) {
    return room(name).map(room -> room.roster(users)).orElse(Roster.OF_NO_GROUP);
  }

  @Override
  public Map<GroupName, Role> rolesOf(Username user, Collection<GroupName> names) {
    Map<GroupName, Role> roles = new HashMap<>();
    for (GroupName each : names) {
      Role role = roster(each, Set.of(user)).roles().get(user);
      if (role != null) {
        roles.put(each, role);
      }
    }
    return roles;
  }

  @Override
  public List<MemberChanged> changesSince(GroupName name, Instant since, int limit) {
    return room(name).map(room -> room.changesSince(since, limit)).orElse(List.of());
  }

  @Override
  public Result change(RosterChange change) {
    return room(change.group()).map(room -> change(room, change)).orElse(Result.CONFLICT);
  }

  /** The room of a group; its monitor is the lock of the roster. */
  Optional<Room> room(GroupName name) {
    return Optional.ofNullable(rooms.get(name));
  }

  private Result change(Room room, RosterChange change) {
    synchronized (room) {
      Result result = room.judge(change);
      if (result == Result.CHANGED) {
        change.steps().forEach(step -> take(room, step));
      }
      return result;
    }
  }

  private void take(Room room, Step step) {
    long version = room.take(step);
    GroupName name = room.group().name();
    var conversation = new Conversation.OfGroup(name);
    if (step.keeps()) {
      index.add(step.user(), conversation);
    } else {
      index.remove(step.user(), conversation);
    }
    var event =
        new MemberChanged(name, step.user(), step.role(), step.change(), version, clock.instant());
    room.remember(event);
    wire.publish(new Channel.OfGroup(name), event);
    wire.publish(new Channel.OfUser(step.user()), event);
  }
}
