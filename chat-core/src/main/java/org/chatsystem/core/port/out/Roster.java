package org.chatsystem.core.port.out;

import java.util.Map;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Username;

/**
 * Who of the users asked about is a member of a group, at one moment.
 *
 * @param version the roster's version at that moment; 0 if there is no such group
 * @param roles the members among them
 */
public record Roster(long version, Map<Username, Role> roles) {
  /** The roster of a group that does not exist. */
  public static final Roster OF_NO_GROUP = new Roster(0, Map.of());

  /** Keeps a copy that does not change. */
  public Roster {
    roles = Map.copyOf(roles);
  }
}
