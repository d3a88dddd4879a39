package org.chatsystem.core.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.chatsystem.core.model.Event.MemberChange;
import org.chatsystem.core.model.Event.MemberChanged;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Roster;

/**
 * The members of a group who are here. That someone connects as a member makes a candidate; only a
 * roster read from the store makes a recipient, and only a roster as new as the message at hand is
 * good enough to deliver by.
 */
final class GroupAudience implements Audience {
  private static final long UNKNOWN = -1;

  private final Map<Username, Set<LocalConnection>> candidates = new HashMap<>();
  private final Set<Username> members = new HashSet<>();
  private final Set<Username> unverified = new HashSet<>();
  private long version = UNKNOWN;
  private long wanted;
  private List<LocalConnection> recipients = List.of();
  private boolean recipientsChanged;

  @Override
  public void add(LocalConnection connection) {
    Username user = connection.user();
    candidates.computeIfAbsent(user, key -> new HashSet<>()).add(connection);
    if (!members.contains(user)) {
      unverified.add(user);
    }
    recipientsChanged = true;
  }

  @Override
  public boolean remove(LocalConnection connection) {
    Username user = connection.user();
    Set<LocalConnection> known = candidates.getOrDefault(user, Set.of());
    boolean wasThere = known.contains(connection);
    if (wasThere && known.remove(connection) && known.isEmpty()) {
      candidates.remove(user);
      members.remove(user);
      unverified.remove(user);
    }
    recipientsChanged = true;
    return wasThere;
  }

  @Override
  public boolean knows(long roster) {
    wanted = Math.max(wanted, roster);
    return !isStale();
  }

  @Override
  public boolean isStale() {
    return !candidates.isEmpty() && (isOutdated() || !unverified.isEmpty());
  }

  private boolean isOutdated() {
    return version == UNKNOWN || version < wanted;
  }

  @Override
  public void suspect() {
    version = UNKNOWN;
  }

  /** Newcomers alone, as long as what is known of the others is as new as it must be. */
  @Override
  public Set<Username> toVerify() {
    return Set.copyOf(isOutdated() ? candidates.keySet() : unverified);
  }

  /** What the store says is the truth, even if its version went back. */
  @Override
  public void learn(Set<Username> asked, Roster roster) {
    if (roster.version() != version && !asked.containsAll(candidates.keySet())) {
      version = UNKNOWN;
      return;
    }
    version = roster.version();
    wanted = version;
    unverified.removeAll(asked);
    members.removeAll(asked);
    asked.stream()
        .filter(candidates::containsKey)
        .filter(roster.roles()::containsKey)
        .forEach(members::add);
    recipientsChanged = true;
  }

  @Override
  public void learn(MemberChanged change) {
    if (version == UNKNOWN || change.roster() != version + 1) {
      return;
    }
    version = change.roster();
    recipientsChanged = true;
    if (change.change() == MemberChange.DELETED) {
      unverified.clear();
      members.clear();
      return;
    }
    unverified.remove(change.user());
    if (change.change().isEnd()) {
      members.remove(change.user());
    } else if (candidates.containsKey(change.user())) {
      members.add(change.user());
    }
  }

  @Override
  public void forEach(Consumer<LocalConnection> action) {
    if (recipientsChanged) {
      var fresh = new ArrayList<LocalConnection>();
      members.forEach(member -> fresh.addAll(candidates.getOrDefault(member, Set.of())));
      recipients = fresh;
      recipientsChanged = false;
    }
    recipients.forEach(action);
  }

  @Override
  public boolean hasCandidate(LocalConnection connection) {
    return candidates.getOrDefault(connection.user(), Set.of()).contains(connection);
  }

  @Override
  public boolean includes(LocalConnection connection) {
    return members.contains(connection.user())
        && candidates.getOrDefault(connection.user(), Set.of()).contains(connection);
  }

  @Override
  public boolean isEmpty() {
    return candidates.isEmpty();
  }
}
