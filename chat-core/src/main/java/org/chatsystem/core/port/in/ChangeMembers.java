package org.chatsystem.core.port.in;

import java.util.Optional;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;

/**
 * Joins, adds, promotes, leaves and removes. Doing what is so already succeeds and changes nothing.
 */
public interface ChangeMembers {
  /**
   * Makes someone a member: oneself, of a public group; another, as its owner or admin. With a role
   * it also gives that role, which only the owner may; {@code OWNER} hands the group over, and the
   * owner becomes an admin.
   *
   * @param role the role to give; empty to keep the one they have, or to join as a member
   */
  Outcome put(Username actor, GroupName group, Username user, Optional<Role> role);

  /**
   * Takes someone out: oneself, unless one owns the group; a member, as its owner or admin; an
   * admin, as its owner.
   */
  Outcome remove(Username actor, GroupName group, Username user);

  /** What came of it. */
  enum Outcome {
    /** It is so now. */
    DONE,
    /** There is no such group, or it is private and the actor is not in it. */
    GROUP_NOT_FOUND,
    /** The one to add has never signed up. */
    USER_NOT_FOUND,
    /** The actor's role does not allow it; or an owner would leave without handing over. */
    FORBIDDEN,
    /** The group has as many members as it may. */
    GROUP_FULL,
    /** The one to add is in as many groups as one may be. */
    TOO_MANY_GROUPS
  }
}
