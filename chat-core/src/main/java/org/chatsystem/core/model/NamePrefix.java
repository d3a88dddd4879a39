package org.chatsystem.core.model;

/**
 * How the names sought begin: up to 32 characters of the alphabet of names; nothing for all names.
 *
 * @param value in lower case, as names are
 */
public record NamePrefix(String value) {
  /** How every name begins. */
  public static final NamePrefix ANY = new NamePrefix("");

  /** Takes a prefix that is in its canonical form already. */
  public NamePrefix {
    if (value == null || !value.isEmpty()) {
      Names.check(value);
    }
  }

  /** Lower-cases what was typed and checks it. */
  public static NamePrefix of(String typed) {
    return new NamePrefix(Names.canonical(typed));
  }

  /** Whether this name begins so. */
  public boolean begins(String name) {
    return name.startsWith(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
