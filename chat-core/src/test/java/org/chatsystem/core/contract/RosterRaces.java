package org.chatsystem.core.contract;

import static org.chatsystem.core.fixture.SampleGroups.change;
import static org.chatsystem.core.fixture.SampleGroups.join;
import static org.chatsystem.core.fixture.SampleGroups.leave;
import static org.chatsystem.core.fixture.SampleGroups.publicGroup;
import static org.chatsystem.core.fixture.SampleUsers.stranger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Backend;

/** What several threads do to groups at the same time. */
final class RosterRaces {
  private RosterRaces() {}

  /** Tries to found all of these groups; those that it was first for, with the owner. */
  static Map<GroupName, Username> founders(Backend node, List<GroupName> names) {
    Map<GroupName, Username> won = new HashMap<>();
    for (GroupName name : names) {
      Username owner = stranger();
      if (node.groups().create(publicGroup(name), owner)) {
        won.put(name, owner);
      }
    }
    return won;
  }

  /** Someone joins and leaves, so many times; how many changes that made. */
  static int comeAndGo(Backend node, GroupName group, int times) {
    Username user = stranger();
    for (int i = 0; i < times; i++) {
      node.groups().change(change(group, join(user)));
      node.groups().change(change(group, leave(user)));
    }
    return 2 * times;
  }
}
