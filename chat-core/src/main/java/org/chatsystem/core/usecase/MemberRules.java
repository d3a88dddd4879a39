package org.chatsystem.core.usecase;

import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.Event.MemberChange;
import org.chatsystem.core.model.Group.Visibility;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.RosterChange.Step;

/**
 * Who may change what in a group. Decides and does nothing: what it says is carried out only if
 * what it saw still holds.
 */
final class MemberRules {
  /**
   * What to do.
   *
   * @param allowed whether the actor may ask for it at all
   * @param steps what changes; nothing, if all is so already
   */
  record Decision(boolean allowed, List<Step> steps) {
    static final Decision FORBIDDEN = new Decision(false, List.of());
    static final Decision NOTHING_TO_DO = new Decision(true, List.of());

    static Decision of(Step... steps) {
      return new Decision(true, List.of(steps));
    }
  }

  private final Visibility visibility;
  private final Username actor;
  private final Optional<Role> actorRole;
  private final Username user;
  private final Optional<Role> userRole;

  /**
   * @param actorRole empty for a stranger
   * @param userRole empty for someone who is no member
   */
  MemberRules(
      Visibility visibility,
      Username actor,
      Optional<Role> actorRole,
      Username user,
      Optional<Role> userRole) {
    this.visibility = visibility;
    this.actor = actor;
    this.actorRole = actorRole;
    this.user = user;
    this.userRole = userRole;
  }

  Decision put(Optional<Role> wanted) {
    boolean mayPut = isSelf() ? mayJoin() : actorManages();
    if (!mayPut) {
      return Decision.FORBIDDEN;
    }
    Role role = wanted.orElse(userRole.orElse(Role.MEMBER));
    if (userRole.equals(Optional.of(role))) {
      return Decision.NOTHING_TO_DO;
    }
    boolean givesRole = userRole.isPresent() || role != Role.MEMBER;
    if (givesRole && (!actorOwns() || isSelf())) {
      return Decision.FORBIDDEN;
    }
    return role == Role.OWNER ? handOver() : Decision.of(new Step(changeFor(), user, role));
  }

  Decision remove() {
    boolean mayRemove = isSelf() ? !actorOwns() : outranks();
    if (!mayRemove) {
      return Decision.FORBIDDEN;
    }
    MemberChange change = isSelf() ? MemberChange.LEFT : MemberChange.REMOVED;
    return userRole
        .map(role -> Decision.of(new Step(change, user, role)))
        .orElse(Decision.NOTHING_TO_DO);
  }

  private Decision handOver() {
    var promotion = new Step(changeFor(), user, Role.OWNER);
    return Decision.of(new Step(MemberChange.ROLE, actor, Role.ADMIN), promotion);
  }

  private MemberChange changeFor() {
    return userRole.isPresent() ? MemberChange.ROLE : MemberChange.JOINED;
  }

  private boolean isSelf() {
    return actor.equals(user);
  }

  private boolean mayJoin() {
    return userRole.isPresent() || visibility == Visibility.PUBLIC;
  }

  private boolean actorOwns() {
    return actorRole.equals(Optional.of(Role.OWNER));
  }

  private boolean actorManages() {
    return actorRole.map(Role::managesMembers).orElse(false);
  }

  private boolean outranks() {
    return actorOwns() || (actorManages() && !userRole.map(Role::managesMembers).orElse(false));
  }
}
