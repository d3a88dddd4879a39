package org.chatsystem.core.usecase;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.InvalidValueException;
import org.chatsystem.core.model.NamePrefix;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.BrowseGroups;
import org.chatsystem.core.port.in.CreateGroup;
import org.chatsystem.core.port.out.Backend;

/** Makes groups and looks at them. */
final class GroupService implements CreateGroup, BrowseGroups {
  private final Backend backend;
  private final Sight sight;
  private final GroupLimits limits;
  private final InstantSource clock;

  GroupService(Backend backend, Sight sight, GroupLimits limits, InstantSource clock) {
    this.backend = backend;
    this.sight = sight;
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public Outcome create(Command command) {
    DisplayName title = command.title().orElseGet(() -> new DisplayName(command.name().value()));
    var group =
        new Group(command.name(), title, command.topic(), command.visibility(), clock.instant());
    return switch (backend.groups().create(group, command.creator(), limits.groupsPerUser())) {
      case CREATED -> new Outcome.Created(group);
      case NAME_TAKEN -> new Outcome.Refused(Reason.NAME_TAKEN);
      case TOO_MANY_GROUPS -> new Outcome.Refused(Reason.TOO_MANY_GROUPS);
    };
  }

  @Override
  public Listing list(Username viewer, NamePrefix prefix, GroupName after, int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new InvalidValueException(
          InvalidValueException.Kind.OTHER, "limit is a number from 1 to " + MAX_LIMIT);
    }
    Map<GroupName, Role> own = ownGroups(viewer);
    List<Group> found = backend.groups().findPublic(prefix, after, limit + 1);
    List<Group> listed = new ArrayList<>(found.subList(0, Math.min(limit, found.size())));
    if (after == null) {
      Set<GroupName> names = listed.stream().map(Group::name).collect(Collectors.toSet());
      Set<GroupName> others =
          own.keySet().stream()
              .filter(name -> prefix.begins(name.value()) && !names.contains(name))
              .collect(Collectors.toSet());
      listed.addAll(backend.groups().findAll(others).values());
    }
    return new Listing(
        listed.stream()
            .sorted(Comparator.comparing(Group::name))
            .map(group -> new Entry(group, Optional.ofNullable(own.get(group.name()))))
            .toList(),
        found.size() > limit);
  }

  private Map<GroupName, Role> ownGroups(Username viewer) {
    Set<GroupName> names = Conversation.groupsAmong(backend.log().conversationsOf(viewer));
    return backend.groups().rolesOf(viewer, names);
  }

  @Override
  public Optional<Details> show(Username viewer, GroupName name) {
    Optional<Group> group = backend.groups().find(name);
    Map<Username, Role> members = group.isPresent() ? backend.groups().members(name) : Map.of();
    Optional<Role> role = Optional.ofNullable(members.get(viewer));
    boolean hidden =
        group.isEmpty() || (group.get().visibility() == Group.Visibility.PRIVATE && role.isEmpty());
    return hidden
        ? Optional.empty()
        : Optional.of(new Details(group.get(), role, membersOf(viewer, members)));
  }

  private List<Member> membersOf(Username viewer, Map<Username, Role> roles) {
    Map<Username, User> users = backend.users().findAll(roles.keySet());
    Map<Username, PresenceStatus> presence = sight.of(viewer, roles.keySet());
    return users.values().stream()
        .sorted(Comparator.comparing(User::name))
        .map(
            user ->
                new Member(
                    user,
                    roles.get(user.name()),
                    presence.getOrDefault(user.name(), PresenceStatus.NEVER_SEEN)))
        .toList();
  }
}
