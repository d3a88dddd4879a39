package org.chatsystem.core.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether someone is there.
 *
 * @param online whether they have a live connection on any instance
 * @param lastSeen when the last connection ended, while offline; empty for someone online or never
 *     seen
 */
public record PresenceStatus(boolean online, Optional<Instant> lastSeen) {
  /** There now. */
  public static final PresenceStatus ONLINE = new PresenceStatus(true, Optional.empty());

  /** Never seen. */
  public static final PresenceStatus NEVER_SEEN = new PresenceStatus(false, Optional.empty());

  /** Gone since then. */
  public static PresenceStatus offlineSince(Instant lastSeen) {
    return new PresenceStatus(false, Optional.of(lastSeen));
  }
}
