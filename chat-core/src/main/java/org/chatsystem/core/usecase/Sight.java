package org.chatsystem.core.usecase;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chatsystem.core.model.PresenceStatus;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Blocks;
import org.chatsystem.core.port.out.Presence;

/** The presence of others as far as someone may see it, asked of the store at that moment. */
final class Sight {
  private final Presence presence;
  private final Blocks blocks;

  Sight(Presence presence, Blocks blocks) {
    this.presence = presence;
    this.blocks = blocks;
  }

  /** How it is with each of these; those who are kept apart look as if they were never seen. */
  Map<Username, PresenceStatus> of(Username viewer, Collection<Username> users) {
    Set<Username> apart = blocks.apartFrom(viewer);
    List<Username> visible = users.stream().filter(user -> !apart.contains(user)).toList();
    Map<Username, PresenceStatus> known = presence.of(visible);
    var seen = new HashMap<Username, PresenceStatus>();
    users.forEach(user -> seen.put(user, known.getOrDefault(user, PresenceStatus.NEVER_SEEN)));
    return seen;
  }
}
