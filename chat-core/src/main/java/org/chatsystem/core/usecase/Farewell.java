package org.chatsystem.core.usecase;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Event.MemberChange;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Account;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Departures;
import org.chatsystem.core.port.out.RosterChange;
import org.chatsystem.core.port.out.RosterChange.Step;
import org.chatsystem.core.port.out.UnavailableException;

/**
 * Undoes what someone who is gone has left in the store. Every step may be taken again, and by
 * several instances at once.
 */
final class Farewell {
  private static final int ATTEMPTS = 20;

  private final Backend backend;
  private final Departures departures;

  Farewell(Backend backend) {
    this.backend = backend;
    this.departures = backend.departures();
  }

  /** All but the name, and what others still read. */
  void undo(Username gone) {
    backend.sessions().revokeAll(gone);
    backend.presence().hide(gone, true);
    for (Username bot : backend.bots().of(gone)) {
      dismiss(gone, bot);
    }
    for (Username other : backend.blocks().apartFrom(gone)) {
      backend.blocks().unblock(gone, other);
      backend.blocks().unblock(other, gone);
    }
    departures.part(gone, Conversation.BROADCAST);
    for (Conversation each : backend.log().conversationsOf(gone)) {
      leave(gone, each);
    }
    departures.finish(gone);
  }

  /** The rest, when nobody reads it any more. */
  void complete(Username gone) {
    undo(gone);
    for (Conversation each : backend.log().conversationsOf(gone)) {
      if (each instanceof Conversation.Direct direct) {
        departures.forget(direct);
      }
    }
    departures.release(gone);
  }

  private void dismiss(Username owner, Username bot) {
    Optional<Username> known = backend.users().find(bot).flatMap(Account::owner);
    if (known.equals(Optional.of(owner))) {
      departures.begin(bot, Optional.empty());
      undo(bot);
    }
    // last: until then it is found again. One that has begun to go is finished by itself
    backend.bots().remove(owner, bot);
  }

  private void leave(Username gone, Conversation conversation) {
    departures.part(gone, conversation);
    if (conversation instanceof Conversation.OfGroup of) {
      leave(gone, of.group());
    } else if (conversation.equals(new Conversation.Direct(gone, gone))) {
      departures.forget((Conversation.Direct) conversation);
    }
  }

  private void leave(Username gone, GroupName group) {
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
    Map<Username, Role> members = backend.groups().members(group);
    Role role = members.get(gone);
    if (role == null) {
      return true;
    }
    if (role != Role.OWNER) {
      return change(group, Map.of(gone, Optional.of(role)), leaving(gone, role));
    }
    Optional<Username> heir = heirAmong(members);
    return heir.isPresent()
        ? handOver(gone, heir.get(), group, members)
        : backend.groups().delete(group, gone) == RosterChange.Result.CHANGED;
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
    return backend.groups().change(change) == RosterChange.Result.CHANGED;
  }

  /** The groups that someone owns. */
  List<GroupName> ownedBy(Username user) {
    Set<GroupName> groups = Conversation.groupsAmong(backend.log().conversationsOf(user));
    return backend.groups().rolesOf(user, groups).entrySet().stream()
        .filter(each -> each.getValue() == Role.OWNER)
        .map(Map.Entry::getKey)
        .sorted(Comparator.naturalOrder())
        .toList();
  }
}
