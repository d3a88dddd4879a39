package org.chatsystem.core.port.out;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chatsystem.core.model.Event.MemberChange;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;

/**
 * A change of a group's roster, decided in the core on what it saw there and carried out by the
 * store only if that still holds. So the rules stand in one place, and a store needs no more than
 * compare and set.
 *
 * @param group whose roster
 * @param seen the roles that the decision rests on, empty for someone who was no member; if one of
 *     them is another now, the answer is {@link Result#CONFLICT} and the core decides anew
 * @param steps what to do, in this order
 * @param maxMembers how many members there may be afterwards, if a step adds one
 * @param maxGroups in how many groups each of those who are added may be afterwards
 */
public record RosterChange(
    GroupName group,
    Map<Username, Optional<Role>> seen,
    List<Step> steps,
    int maxMembers,
    int maxGroups) {

  /** Keeps copies that do not change. */
  public RosterChange {
    seen = Map.copyOf(seen);
    steps = List.copyOf(steps);
  }

  /**
   * One step, which makes one version of the roster and one announcement.
   *
   * @param change {@code JOINED} and {@code ROLE} set the role, {@code LEFT} and {@code REMOVED}
   *     take the user out
   * @param user whose place
   * @param role the role to set; the one they had, if they are taken out
   */
  public record Step(MemberChange change, Username user, Role role) {
    /** Whether the user is a member afterwards. */
    public boolean keeps() {
      return !change.isEnd();
    }
  }

  /** What came of it. */
  public enum Result {
    /** Done and announced. */
    CHANGED,
    /** The roster was not as seen, or the group is gone: look and decide again. */
    CONFLICT,
    /** There would be more members than allowed. */
    FULL,
    /** Someone who is to be added would be in more groups than allowed. */
    TOO_MANY_GROUPS
  }
}
