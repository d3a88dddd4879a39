package org.chatsystem.core.model;

/**
 * The name of a user: 1 to 32 characters of {@code a-z 0-9 _ . -}, beginning with a letter or
 * digit.
 *
 * @param value the name in its one lower-case form
 */
public record Username(String value) implements Comparable<Username> {
  /**
   * Stands for whoever has deleted their account, where they are named as the sender of what they
   * said. Nobody can have it.
   */
  public static final Username DELETED = new Username("deleted-user");

  /**
   * Takes a name that is in its canonical form already; {@link #of} takes one as a person types it.
   */
  public Username {
    Names.check(value);
  }

  /** Lower-cases what was typed and checks it. */
  public static Username of(String typed) {
    return new Username(Names.canonical(typed));
  }

  @Override
  public int compareTo(Username other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
