package org.chatsystem.core.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chatsystem.core.model.Emoji;
import org.chatsystem.core.model.Reaction;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.MessageChanges;

/** Counts who reacted how. */
final class Reactions {
  private Reactions() {}

  static boolean has(List<Reaction> all, Username user, Emoji emoji) {
    return all.stream().anyMatch(each -> each.emoji().equals(emoji) && each.users().contains(user));
  }

  /** With this one; empty if there are too many already. */
  static Optional<List<Reaction>> with(List<Reaction> all, Username user, Emoji emoji) {
    boolean known = all.stream().anyMatch(each -> each.emoji().equals(emoji));
    int count = all.stream().mapToInt(each -> each.users().size()).sum();
    if (count >= MessageChanges.MAX_REACTIONS
        || (!known && all.size() >= MessageChanges.MAX_KINDS)) {
      return Optional.empty();
    }
    List<Reaction> more = new ArrayList<>(all);
    if (!known) {
      more.add(new Reaction(emoji, List.of()));
    }
    more.replaceAll(
        each -> each.emoji().equals(emoji) ? new Reaction(emoji, plus(each, user)) : each);
    return Optional.of(more);
  }

  static List<Reaction> without(List<Reaction> all, Username user, Emoji emoji) {
    return all.stream()
        .map(each -> each.emoji().equals(emoji) ? new Reaction(emoji, minus(each, user)) : each)
        .filter(each -> !each.users().isEmpty())
        .toList();
  }

  private static List<Username> plus(Reaction reaction, Username user) {
    return Stream.concat(reaction.users().stream(), Stream.of(user)).toList();
  }

  private static List<Username> minus(Reaction reaction, Username user) {
    return reaction.users().stream().filter(each -> !each.equals(user)).toList();
  }
}
