package org.chatsystem.core.memory;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Bots;

final class InMemoryBots implements Bots {
  private final Map<Username, Set<Username>> byOwner = new ConcurrentHashMap<>();

  @Override
  public boolean add(Username owner, Username bot, int most) {
    return byOwner
        .compute(owner, (key, known) -> with(known == null ? Set.of() : known, bot, most))
        .contains(bot);
  }

  private static Set<Username> with(Set<Username> known, Username bot, int most) {
    if (known.size() >= most) {
      return known;
    }
    Set<Username> more = new HashSet<>(known);
    more.add(bot);
    return Set.copyOf(more);
  }

  @Override
  public void remove(Username owner, Username bot) {
    byOwner.computeIfPresent(owner, (key, known) -> without(known, bot));
  }

  private static Set<Username> without(Set<Username> known, Username bot) {
    Set<Username> fewer = new HashSet<>(known);
    fewer.remove(bot);
    return fewer.isEmpty() ? null : Set.copyOf(fewer);
  }

  @Override
  public Set<Username> of(Username owner) {
    return byOwner.getOrDefault(owner, Set.of());
  }
}
