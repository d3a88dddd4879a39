package org.chatsystem.core.memory;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chatsystem.core.model.Event.MemberChanged;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Groups;

/** What is still known of groups that were deleted: how far they counted, and who was in them. */
final class Graves {
  private record Grave(MemberChanged deletion, Set<Username> members) {
    boolean isKeptAt(Instant now) {
      return deletion.at().plus(Groups.FAREWELL).isAfter(now);
    }
  }

  private final Map<GroupName, Grave> graves = new ConcurrentHashMap<>();

  void dig(MemberChanged deletion, Set<Username> members) {
    graves.values().removeIf(grave -> !grave.isKeptAt(deletion.at()));
    graves.put(deletion.group(), new Grave(deletion, Set.copyOf(members)));
  }

  /** The last version of the roster; 0 if there was none. */
  long lastVersion(GroupName name) {
    Grave grave = graves.get(name);
    return grave == null ? 0 : grave.deletion().roster();
  }

  Optional<MemberChanged> deletionOf(GroupName name, Username member, Instant now) {
    return Optional.ofNullable(graves.get(name))
        .filter(grave -> grave.isKeptAt(now) && grave.members().contains(member))
        .map(Grave::deletion);
  }
}
