package org.chatsystem.core.model;

/** What a member of a group may do. */
public enum Role {
  /** Everything; there is exactly one, who hands over before leaving. */
  OWNER,
  /** Adds and removes members. */
  ADMIN,
  /** Reads and writes. */
  MEMBER;

  /** Whether this role may add and remove others. */
  public boolean managesMembers() {
    return this != MEMBER;
  }
}
