package org.chatsystem.web.socket;

import java.time.Instant;
import java.util.Optional;
import org.chatsystem.core.model.InvalidValueException;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.AdmitUser;
import org.chatsystem.web.auth.Admittance;
import org.chatsystem.web.auth.Identity;

/** Decides who gets in. */
final class Admission {
  /** What is decided. */
  sealed interface Verdict {
    /**
     * Comes in.
     *
     * @param session empty for someone let in by name alone
     * @param expiresAt when the token does; {@link Instant#MAX} without one
     */
    record In(Username user, Optional<SessionId> session, Instant expiresAt) implements Verdict {}

    /** Stays out. */
    record Out(CloseCode code) implements Verdict {}

    /** Has not said enough: an {@code auth} frame is to come. */
    record Undecided() implements Verdict {}
  }

  private final Admittance tokens;
  private final Optional<AdmitUser> byName;

  /**
   * @param byName lets people in by name alone; empty if a token is needed
   */
  Admission(Admittance tokens, Optional<AdmitUser> byName) {
    this.tokens = tokens;
    this.byName = byName;
  }

  /** By what a client said when it connected. */
  Verdict decide(Credentials credentials) {
    if (credentials.token().isPresent()) {
      return decide(credentials.token().get(), credentials.user());
    }
    if (byName.isEmpty() || credentials.user().isEmpty()) {
      return new Verdict.Undecided();
    }
    return nameOf(credentials.user().get())
        .map(this::admit)
        .orElse(new Verdict.Out(CloseCode.MALFORMED));
  }

  private Verdict admit(Username name) {
    return byName.get().admit(name).isPresent()
        ? new Verdict.In(name, Optional.empty(), Instant.MAX)
        : new Verdict.Out(CloseCode.UNAUTHORIZED);
  }

  /**
   * By a token.
   *
   * @param named who the client says it is; then the token must speak for that one
   */
  Verdict decide(String token, Optional<String> named) {
    Optional<Identity> identity = tokens.verify(token);
    if (identity.isEmpty()) {
      return new Verdict.Out(CloseCode.UNAUTHORIZED);
    }
    Username user = identity.get().user();
    if (named.isPresent() && !nameOf(named.get()).equals(Optional.of(user))) {
      return new Verdict.Out(CloseCode.NOT_THE_SUBJECT);
    }
    return new Verdict.In(user, Optional.of(identity.get().session()), identity.get().expiresAt());
  }

  private static Optional<Username> nameOf(String text) {
    try {
      return Optional.of(Username.of(text));
    } catch (InvalidValueException notAName) {
      return Optional.empty();
    }
  }
}
