package org.chatsystem.core.usecase;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.chatsystem.core.model.Event.MemberChange;
import org.chatsystem.core.model.Group;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ChangeMembers;
import org.chatsystem.core.port.out.Blocks;
import org.chatsystem.core.port.out.Groups;
import org.chatsystem.core.port.out.RosterChange;
import org.chatsystem.core.port.out.UnavailableException;
import org.chatsystem.core.port.out.Users;

/**
 * Looks, decides by the {@link MemberRules}, and has it done if nothing changed meanwhile; else
 * looks again.
 */
final class ChangeMembersService implements ChangeMembers {
  private static final int ATTEMPTS = 20;

  private final Groups groups;
  private final Users users;
  private final Blocks blocks;
  private final GroupLimits limits;

  ChangeMembersService(Groups groups, Users users, Blocks blocks, GroupLimits limits) {
    this.groups = groups;
    this.users = users;
    this.blocks = blocks;
    this.limits = limits;
  }

  @Override
  public Outcome put(Username actor, GroupName group, Username user, Optional<Role> role) {
    return change(actor, group, user, rules -> rules.put(role));
  }

  @Override
  public Outcome remove(Username actor, GroupName group, Username user) {
    return change(actor, group, user, MemberRules::remove);
  }

  private Outcome change(
      Username actor,
      GroupName name,
      Username user,
      Function<MemberRules, MemberRules.Decision> ask) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Group> group = groups.find(name);
      Map<Username, Role> roles = groups.roster(name, Set.copyOf(List.of(actor, user))).roles();
      Optional<Role> actorRole = Optional.ofNullable(roles.get(actor));
      if (group.isEmpty() || isHidden(group.get(), actorRole)) {
        return Outcome.GROUP_NOT_FOUND;
      }
      Optional<Role> userRole = Optional.ofNullable(roles.get(user));
      var rules = new MemberRules(group.get().visibility(), actor, actorRole, user, userRole);
      Optional<Outcome> outcome =
          carryOut(actor, name, ask.apply(rules), seen(actor, actorRole, user, userRole));
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    throw new UnavailableException("the members of the group change too fast");
  }

  private static boolean isHidden(Group group, Optional<Role> actorRole) {
    return group.visibility() == Group.Visibility.PRIVATE && actorRole.isEmpty();
  }

  private static Map<Username, Optional<Role>> seen(
      Username actor, Optional<Role> actorRole, Username user, Optional<Role> userRole) {
    var seen = new HashMap<Username, Optional<Role>>();
    seen.put(actor, actorRole);
    seen.put(user, userRole);
    return seen;
  }

  /** Empty if it has to be decided anew. */
  private Optional<Outcome> carryOut(
      Username actor,
      GroupName group,
      MemberRules.Decision decision,
      Map<Username, Optional<Role>> seen) {
    if (!decision.allowed()) {
      return Optional.of(Outcome.FORBIDDEN);
    }
    if (decision.steps().isEmpty()) {
      return Optional.of(Outcome.DONE);
    }
    if (decision.steps().stream()
        .anyMatch(step -> step.keeps() && users.find(step.user()).isEmpty())) {
      return Optional.of(Outcome.USER_NOT_FOUND);
    }
    if (decision.steps().stream().anyMatch(step -> isUnwanted(actor, step))) {
      return Optional.of(Outcome.FORBIDDEN);
    }
    var change =
        new RosterChange(group, seen, decision.steps(), limits.members(), limits.groupsPerUser());
    return switch (groups.change(change)) {
      case CHANGED -> Optional.of(Outcome.DONE);
      case FULL -> Optional.of(Outcome.GROUP_FULL);
      case TOO_MANY_GROUPS -> Optional.of(Outcome.TOO_MANY_GROUPS);
      case CONFLICT -> Optional.empty();
    };
  }

  /** Nobody adds someone who blocks them, or whom they block. */
  private boolean isUnwanted(Username actor, RosterChange.Step step) {
    return step.change() == MemberChange.JOINED
        && !step.user().equals(actor)
        && blocks.apartFrom(step.user()).contains(actor);
  }
}
