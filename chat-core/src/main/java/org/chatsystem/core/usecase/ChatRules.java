package org.chatsystem.core.usecase;

import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.model.Username;

/**
 * What an operator may decide about chat.
 *
 * @param broadcasters who may say something to everybody; empty for everybody
 * @param broadcastsPerMinute how often one user may do so, on all instances together; 0 for as
 *     often as they like
 * @param groups how large groups may grow
 */
public record ChatRules(
    Optional<Set<Username>> broadcasters, int broadcastsPerMinute, GroupLimits groups) {
  /** Everybody may say something to everybody, as often as they like. */
  public static final ChatRules OPEN = new ChatRules(Optional.empty(), 0);

  /** Refuses a negative number. */
  public ChatRules {
    if (broadcastsPerMinute < 0) {
      throw new IllegalArgumentException("not a number of broadcasts: " + broadcastsPerMinute);
    }
  }

  /** Rules with the standard limits of groups. */
  public ChatRules(Optional<Set<Username>> broadcasters, int broadcastsPerMinute) {
    this(broadcasters, broadcastsPerMinute, GroupLimits.STANDARD);
  }

  /** Only these may say something to everybody. */
  public static ChatRules broadcastBy(Set<Username> admins) {
    return new ChatRules(Optional.of(Set.copyOf(admins)), 0);
  }

  /** The same with other limits of groups. */
  public ChatRules with(GroupLimits limits) {
    return new ChatRules(broadcasters, broadcastsPerMinute, limits);
  }

  /** Whether this user may say something to everybody. */
  public boolean mayBroadcast(Username user) {
    return broadcasters.map(some -> some.contains(user)).orElse(true);
  }
}
