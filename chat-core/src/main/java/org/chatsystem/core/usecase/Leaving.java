package org.chatsystem.core.usecase;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event.MemberChange;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Groups;
import org.chatsystem.core.port.out.RosterChange;
import org.chatsystem.core.port.out.RosterChange.Step;
import org.chatsystem.core.port.out.UnavailableException;
import org.chatsystem.core.port.out.Webhooks;

/** Takes someone who is gone out of a group, whatever their role in it. */
final class Leaving {
  private static final int ATTEMPTS = 20;

  private final Groups groups;
  private final Webhooks webhooks;
  private final AttachmentRemoval files;

  Leaving(Backend backend, AttachmentRemoval files) {
    this.groups = backend.groups();
    this.webhooks = backend.webhooks();
    this.files = files;
  }

  /** With the webhooks that they made: one hears what its maker may hear. */
  void leave(Username gone, GroupName group) {
    webhooks.of(group).stream()
        .map(Webhooks.Kept::webhook)
        .filter(each -> each.maker().equals(gone))
        .forEach(each -> webhooks.remove(group, each.id()));
    leaveRoster(gone, group);
  }

  private void leaveRoster(Username gone, GroupName group) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (tryToLeave(gone, group)) {
        return;
      }
    }
    throw new UnavailableException("the members of the group change too fast");
  }

  /**
   * Who is asked to go hands over what they own; a bot is not, nor is one who came to own a group
   * at that very moment.
   */
  private boolean tryToLeave(Username gone, GroupName group) {
    Map<Username, Role> members = groups.members(group);
    Role role = members.get(gone);
    if (role == null) {
      return true;
    }
    if (role != Role.OWNER) {
      return change(group, Map.of(gone, Optional.of(role)), leaving(gone, role));
    }
    Optional<Username> heir = heirAmong(members);
    return heir.isPresent() ? handOver(gone, heir.get(), group, members) : delete(group, gone);
  }

  private boolean delete(GroupName group, Username owner) {
    boolean deleted = groups.delete(group, owner) == RosterChange.Result.CHANGED;
    if (deleted) {
      files.removeAll(new Conversation.OfGroup(group));
    }
    return deleted;
  }

  private boolean handOver(
      Username gone, Username heir, GroupName group, Map<Username, Role> members) {
    var seen = new HashMap<Username, Optional<Role>>();
    seen.put(gone, Optional.of(Role.OWNER));
    seen.put(heir, Optional.of(members.get(heir)));
    return change(
        group,
        seen,
        new Step(MemberChange.ROLE, gone, Role.ADMIN),
        new Step(MemberChange.ROLE, heir, Role.OWNER),
        leaving(gone, Role.ADMIN));
  }

  /** An admin if there is one, else whose name comes first. */
  private static Optional<Username> heirAmong(Map<Username, Role> members) {
    return members.entrySet().stream()
        .filter(each -> each.getValue() != Role.OWNER)
        .min(
            Map.Entry.<Username, Role>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
        .map(Map.Entry::getKey);
  }

  private static Step leaving(Username gone, Role role) {
    return new Step(MemberChange.LEFT, gone, role);
  }

  private boolean change(GroupName group, Map<Username, Optional<Role>> seen, Step... steps) {
    var change =
        new RosterChange(group, seen, List.of(steps), Integer.MAX_VALUE, Integer.MAX_VALUE);
    return groups.change(change) == RosterChange.Result.CHANGED;
  }
}
