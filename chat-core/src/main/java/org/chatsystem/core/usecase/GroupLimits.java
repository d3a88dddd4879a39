package org.chatsystem.core.usecase;

/**
 * How large groups may grow.
 *
 * @param members how many members a group has at most, 1 to {@value #MOST_MEMBERS}
 * @param groupsPerUser how many groups one user is in at most
 */
public record GroupLimits(int members, int groupsPerUser) {
  /** What a group is shown and deleted with in one step, so that there is no room for more. */
  public static final int MOST_MEMBERS = 10_000;

  /** 10,000 members, 1,000 groups. */
  public static final GroupLimits STANDARD = new GroupLimits(MOST_MEMBERS, 1_000);

  /** Refuses what would let nobody in. */
  public GroupLimits {
    if (members < 1 || members > MOST_MEMBERS || groupsPerUser < 1) {
      throw new IllegalArgumentException(
          "not limits of groups: " + members + " members, " + groupsPerUser + " groups");
    }
  }
}
