package org.chatsystem.web.auth;

import java.time.Instant;
import java.util.Optional;
import org.chatsystem.core.port.in.AdmitBot;

/**
 * Reads either kind of token: a person's access token, which says itself whom it speaks for, and a
 * bot's token, for which the core is asked.
 */
public final class Admittance {
  private final AccessTokens tokens;
  private final AdmitBot bots;

  /** Over both kinds. */
  public Admittance(AccessTokens tokens, AdmitBot bots) {
    this.tokens = tokens;
    this.bots = bots;
  }

  /**
   * Whom this text speaks for; empty if it is no good token. Whether the sign-in behind an access
   * token still counts is not asked here.
   *
   * @throws org.chatsystem.core.port.out.UnavailableException if the store is away, for a bot's
   */
  public Optional<Identity> verify(String token) {
    Optional<Identity> person = tokens.verify(token);
    return person.isPresent() || token == null ? person : bots.admit(token).map(Admittance::of);
  }

  private static Identity of(AdmitBot.Entry entry) {
    return new Identity(entry.bot(), entry.session(), Instant.MAX);
  }
}
