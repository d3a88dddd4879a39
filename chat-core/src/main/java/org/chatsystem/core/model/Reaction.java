package org.chatsystem.core.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One kind of reaction to a message.
 *
 * @param emoji the kind
 * @param users who reacted so, in the order in which they did; at least one
 */
public record Reaction(Emoji emoji, List<Username> users) {
  /** Keeps a list that does not change. */
  public Reaction {
    users = List.copyOf(users);
  }

  /** What is left of it without these users, if anything. */
  Optional<Reaction> without(Set<Username> gone) {
    List<Username> left = users.stream().filter(each -> !gone.contains(each)).toList();
    return left.isEmpty() ? Optional.empty() : Optional.of(new Reaction(emoji, left));
  }
}
