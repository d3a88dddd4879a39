package org.chatsystem.core.usecase;

import java.time.Duration;
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
 * @param editWindow how long after it was said one may edit and delete a message of one's own;
 *     empty for ever
 * @param attachments how much may be attached to messages
 */
public record ChatRules(
    Optional<Set<Username>> broadcasters,
    int broadcastsPerMinute,
    GroupLimits groups,
    Optional<Duration> editWindow,
    AttachmentLimits attachments) {
  /** How long one may edit unless the operator decides otherwise. */
  public static final Duration EDIT_WINDOW = Duration.ofHours(24);

  /** Everybody may say something to everybody, as often as they like. */
  public static final ChatRules OPEN = new ChatRules(Optional.empty(), 0);

  /** Refuses a negative number. */
  public ChatRules {
    if (broadcastsPerMinute < 0) {
      throw new IllegalArgumentException("not a number of broadcasts: " + broadcastsPerMinute);
    }
  }

  /** Rules with the standard limits of groups and the usual time to edit. */
  public ChatRules(Optional<Set<Username>> broadcasters, int broadcastsPerMinute) {
    this(
        broadcasters,
        broadcastsPerMinute,
        GroupLimits.STANDARD,
        Optional.of(EDIT_WINDOW),
        AttachmentLimits.STANDARD);
  }

  /** Only these may say something to everybody. */
  public static ChatRules broadcastBy(Set<Username> admins) {
    return new ChatRules(Optional.of(Set.copyOf(admins)), 0);
  }

  /** The same with other limits of groups. */
  public ChatRules with(GroupLimits limits) {
    return new ChatRules(broadcasters, broadcastsPerMinute, limits, editWindow, attachments);
  }

  /** The same with other limits of attachments. */
  public ChatRules with(AttachmentLimits limits) {
    return new ChatRules(broadcasters, broadcastsPerMinute, groups, editWindow, limits);
  }

  /** Whether this user may say something to everybody. */
  public boolean mayBroadcast(Username user) {
    return broadcasters.map(some -> some.contains(user)).orElse(true);
  }
}
