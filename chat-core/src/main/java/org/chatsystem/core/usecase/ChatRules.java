package org.chatsystem.core.usecase;

import java.util.Optional;
import java.util.Set;
import org.chatsystem.core.model.Username;

/**
 * What an operator may decide about chat.
 *
 * @param broadcasters who may say something to everybody; empty for everybody
 */
public record ChatRules(Optional<Set<Username>> broadcasters) {
  /** Everybody may say something to everybody. */
  public static final ChatRules OPEN = new ChatRules(Optional.empty());

  /** Only these may say something to everybody. */
  public static ChatRules broadcastBy(Set<Username> admins) {
    return new ChatRules(Optional.of(Set.copyOf(admins)));
  }

  /** Whether this user may say something to everybody. */
  public boolean mayBroadcast(Username user) {
    return broadcasters.map(some -> some.contains(user)).orElse(true);
  }
}
