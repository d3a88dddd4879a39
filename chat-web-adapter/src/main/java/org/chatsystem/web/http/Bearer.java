package org.chatsystem.web.http;

import io.javalin.http.Context;
import org.chatsystem.core.port.in.CheckSession;
import org.chatsystem.web.auth.Admittance;
import org.chatsystem.web.auth.Identity;
import org.chatsystem.web.wire.ErrorCode;
import org.chatsystem.web.wire.Refusal;

/**
 * Finds out who makes a request: its token must be good, and the sign-in behind it must still
 * count.
 */
final class Bearer {
  private static final String SCHEME = "Bearer ";

  private final Admittance tokens;
  private final CheckSession sessions;

  Bearer(Admittance tokens, CheckSession sessions) {
    this.tokens = tokens;
    this.sessions = sessions;
  }

  /** Whoever it is; a request without a good token is refused. */
  Identity of(Context ctx) {
    String header = ctx.header("Authorization");
    boolean isBearer = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    return tokens
        .verify(isBearer ? header.substring(SCHEME.length()).trim() : null)
        .filter(identity -> sessions.isLive(identity.user(), identity.session()))
        .orElseThrow(() -> new Refusal(ErrorCode.UNAUTHORIZED, "a good access token is needed"));
  }
}
