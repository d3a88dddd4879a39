package org.chatsystem.core.memory;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.GroupEdit;
import org.chatsystem.core.port.out.Groups;
import org.chatsystem.core.port.out.Roster;
import org.chatsystem.core.port.out.RosterChange;
import org.chatsystem.core.port.out.RosterChange.Result;
import org.chatsystem.core.port.out.RosterChange.Step;

/** Each group's {@link Room} is the lock of its roster. */
final class InMemoryGroups implements Groups {
  private final ConcurrentNavigableMap<GroupName, Room> rooms = new ConcurrentSkipListMap<>();
  private final Graves graves = new Graves();
  private final ConversationIndex index;
  private final ConversationLogs logs;
  private final InMemoryReadMarkers readMarkers;
  private final Wire wire;
  private final InstantSource clock;

  InMemoryGroups(
      ConversationIndex index,
      ConversationLogs logs,
      InMemoryReadMarkers readMarkers,
      Wire wire,
      InstantSource clock) {
    this.index = index;
    this.logs = logs;
    this.readMarkers = readMarkers;
    this.wire = wire;
    this.clock = clock;
  }

  @Override
  public Creation create(Group group, Username owner, int maxGroups) {
    var room = new Room(group, graves.lastVersion(group.name()));
    synchronized (room) { // whoever finds it from now on waits until its owner is in
      if (rooms.putIfAbsent(group.name(), room) != null) {
        return Creation.NAME_TAKEN;
      }
      if (!index.addUpTo(maxGroups, owner, new Conversation.OfGroup(group.name()))) {
        room.close();
        rooms.remove(group.name());
        return Creation.TOO_MANY_GROUPS;
      }
      take(room, new Step(MemberChange.JOINED, owner, Role.OWNER));
      return Creation.CREATED;
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
  public List<Group> findPublic(NamePrefix prefix, GroupName after, int limit) {
    Map<GroupName, Room> from =
        prefix.value().isEmpty() ? rooms : rooms.tailMap(new GroupName(prefix.value()));
    return from.values().stream()
        .map(Room::group)
        .takeWhile(group -> prefix.begins(group.name().value()))
        .filter(group -> after == null || group.name().compareTo(after) > 0)
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

  /**
   * The room of a group; its monitor is the lock of the roster, who takes it may find it closed.
   */
  Optional<Room> room(GroupName name) {
    return Optional.ofNullable(rooms.get(name)).filter(room -> !room.isClosed());
  }

  private Result change(Room room, RosterChange change) {
    synchronized (room) {
      Result result = room.isClosed() ? Result.CONFLICT : room.judge(change);
      if (result != Result.CHANGED) {
        return result;
      }
      if (!enter(room, change)) {
        return Result.TOO_MANY_GROUPS;
      }
      change.steps().forEach(step -> take(room, step));
      return result;
    }
  }

  /** Whether all who are added may be in one more group; if not, nobody's index has changed. */
  private boolean enter(Room room, RosterChange change) {
    var conversation = new Conversation.OfGroup(change.group());
    var entered = new ArrayList<Username>();
    for (Step step : change.steps()) {
      boolean isNew = step.keeps() && room.versionFor(step.user()).isEmpty();
      if (isNew && !index.addUpTo(change.maxGroups(), step.user(), conversation)) {
        entered.forEach(user -> index.remove(user, conversation));
        return false;
      }
      if (isNew) {
        entered.add(step.user());
      }
    }
    return true;
  }

  @Override
  public Result edit(GroupEdit edit) {
    return room(edit.group()).map(room -> edit(room, edit)).orElse(Result.CONFLICT);
  }

  private Result edit(Room room, GroupEdit edit) {
    synchronized (room) {
      if (!room.has(edit.actor(), edit.seen())) {
        return Result.CONFLICT;
      }
      room.change(edit);
      take(room, new Step(MemberChange.RENAMED, edit.actor(), edit.seen()));
      return Result.CHANGED;
    }
  }

  @Override
  public Result delete(GroupName name, Username owner) {
    return room(name).map(room -> delete(room, owner)).orElse(Result.CONFLICT);
  }

  private Result delete(Room room, Username owner) {
    synchronized (room) {
      if (!room.has(owner, Role.OWNER)) {
        return Result.CONFLICT;
      }
      GroupName name = room.group().name();
      Set<Username> members = room.members().keySet();
      long version = room.take(new Step(MemberChange.DELETED, owner, Role.OWNER));
      room.close();
      var conversation = new Conversation.OfGroup(name);
      logs.restart(conversation, clock.instant());
      readMarkers.forget(conversation);
      var event =
          new MemberChanged(
              name, owner, Role.OWNER, MemberChange.DELETED, version, clock.instant());
      graves.dig(event, members);
      wire.publish(new Channel.OfGroup(name), event);
      for (Username member : members) {
        index.remove(member, conversation);
        wire.publish(new Channel.OfUser(member), event);
      }
      rooms.remove(name); // last: until now whoever wants the name is told that it is taken
      return Result.CHANGED;
    }
  }

  @Override
  public Optional<MemberChanged> deletionOf(GroupName name, Username member) {
    return graves.deletionOf(name, member, clock.instant());
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
