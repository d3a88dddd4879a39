package org.chatsystem.core.model;

/**
 * The name of a group: 1 to 32 characters of {@code a-z 0-9 _ . -}, beginning with a letter or
 * digit.
 *
 * @param value the name in its one lower-case form
 */
public record GroupName(String value) implements Comparable<GroupName> {
  /**
   * Takes a name that is in its canonical form already; {@link #of} takes one as a person types it.
   */
  public GroupName {
    Names.check(value);
  }

  /** Lower-cases what was typed and checks it. */
  public static GroupName of(String typed) {
    return new GroupName(Names.canonical(typed));
  }

  @Override
  public int compareTo(GroupName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
