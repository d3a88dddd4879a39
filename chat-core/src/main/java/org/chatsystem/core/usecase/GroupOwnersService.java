package org.chatsystem.core.usecase;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.DeleteGroup;
import org.chatsystem.core.port.in.EditGroup;
import org.chatsystem.core.port.out.GroupEdit;
import org.chatsystem.core.port.out.Groups;
import org.chatsystem.core.port.out.RosterChange.Result;
import org.chatsystem.core.port.out.UnavailableException;

/**
 * What owners and admins do with a group as a whole. Looks at the actor's role, decides, and has it
 * done if that role still holds; else looks again.
 */
final class GroupOwnersService implements EditGroup, DeleteGroup {
  private static final int ATTEMPTS = 20;

  private final Groups groups;
  private final AttachmentRemoval removal;

  GroupOwnersService(Groups groups, AttachmentRemoval removal) {
    this.groups = groups;
    this.removal = removal;
  }

  @Override
  public EditGroup.Outcome edit(Command command) {
    return untilSettled(() -> tryToEdit(command));
  }

  private Optional<EditGroup.Outcome> tryToEdit(Command command) {
    Optional<Group> found = groups.find(command.group());
    Optional<Role> role = roleOf(command.actor(), command.group());
    if (looksMissing(found, role)) {
      return Optional.of(new EditGroup.Outcome.Refused(Reason.GROUP_NOT_FOUND));
    }
    Group group = found.orElseThrow();
    if (!mayEdit(role, group, command)) {
      return Optional.of(new EditGroup.Outcome.Refused(Reason.FORBIDDEN));
    }
    Group next = edited(group, command);
    if (next.equals(group)) {
      return Optional.of(new EditGroup.Outcome.Edited(group, role.orElseThrow()));
    }
    var edit =
        new GroupEdit(
            group.name(),
            command.actor(),
            role.orElseThrow(),
            command.title(),
            command.topic(),
            command.visibility());
    return groups.edit(edit) == Result.CHANGED
        ? Optional.of(new EditGroup.Outcome.Edited(next, role.orElseThrow()))
        : Optional.empty();
  }

  private static boolean mayEdit(Optional<Role> role, Group group, Command command) {
    boolean opensOrCloses =
        command.visibility().isPresent() && command.visibility().get() != group.visibility();
    return opensOrCloses
        ? role.equals(Optional.of(Role.OWNER))
        : role.map(Role::managesMembers).orElse(false);
  }

  private static Group edited(Group group, Command command) {
    return new Group(
        group.name(),
        command.title().orElse(group.title()),
        command.topic().orElse(group.topic()),
        command.visibility().orElse(group.visibility()),
        group.createdAt());
  }

  @Override
  public DeleteGroup.Outcome delete(Username actor, GroupName group) {
    return untilSettled(() -> tryToDelete(actor, group));
  }

  private Optional<DeleteGroup.Outcome> tryToDelete(Username actor, GroupName name) {
    Optional<Role> role = roleOf(actor, name);
    if (looksMissing(groups.find(name), role)) {
      return Optional.of(DeleteGroup.Outcome.GROUP_NOT_FOUND);
    }
    if (!role.equals(Optional.of(Role.OWNER))) {
      return Optional.of(DeleteGroup.Outcome.FORBIDDEN);
    }
    if (groups.delete(name, actor) != Result.CHANGED) {
      return Optional.empty();
    }
    removal.removeAll(new Conversation.OfGroup(name));
    return Optional.of(DeleteGroup.Outcome.DELETED);
  }

  private Optional<Role> roleOf(Username actor, GroupName group) {
    return Optional.ofNullable(groups.roster(group, Set.of(actor)).roles().get(actor));
  }

  private static boolean looksMissing(Optional<Group> group, Optional<Role> role) {
    return group.isEmpty()
        || (group.get().visibility() == Group.Visibility.PRIVATE && role.isEmpty());
  }

  private static <T> T untilSettled(Supplier<Optional<T>> attempt) {
    for (int i = 0; i < ATTEMPTS; i++) {
      Optional<T> outcome = attempt.get();
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    throw new UnavailableException("the members of the group change too fast");
  }
}
