package org.chatsystem.core.port.in;

import java.time.Duration;
import java.util.Optional;

/** Trades a refresh token for the next one. */
public interface RefreshSession {
  /** How long a session lasts from its last refresh. */
  Duration LIFETIME = Duration.ofDays(30);

  /**
   * Spends the token. A token that was spent before ends its whole session, on every instance.
   *
   * @param token as it was handed in, good or not
   * @return empty if it is no token, spent, expired or revoked, or its user is disabled
   */
  Optional<Grant> refresh(String token);
}
