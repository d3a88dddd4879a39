package org.chatsystem.core.model;

import java.util.List;

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
}
