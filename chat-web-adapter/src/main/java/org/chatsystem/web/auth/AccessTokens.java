package org.chatsystem.web.auth;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.chatsystem.core.model.InvalidValueException;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;

/**
 * Issues and checks access tokens: JWT, HS256 and nothing else, good for {@link #LIFETIME}. Says
 * whom a token speaks for; whether that sign-in still counts is asked of the core. Safe for
 * concurrent use.
 */
public final class AccessTokens {
  /** How long an access token is good. */
  public static final Duration LIFETIME = Duration.ofMinutes(15);

  private static final int MAX_LENGTH = 4_096;
  private static final String ISSUER = "chat-system";
  private static final String AUDIENCE = "chat";
  private static final String KIND = "token_use";
  private static final String ACCESS = "access";
  private static final String SESSION = "sid";

  private final Algorithm algorithm;
  private final JWTVerifier verifier;
  private final Optional<JWTVerifier> previous;
  private final Clock clock;

  /** Tokens signed with this secret, by this clock. */
  public AccessTokens(JwtSecret secret, Clock clock) {
    this.clock = clock;
    algorithm = Algorithm.HMAC256(secret.bytes());
    verifier = verifier(algorithm, clock);
    previous = secret.previous().map(each -> verifier(Algorithm.HMAC256(each.bytes()), clock));
  }

  private static JWTVerifier verifier(Algorithm algorithm, Clock clock) {
    var verification =
        (JWTVerifier.BaseVerification)
            JWT.require(algorithm)
                .withIssuer(ISSUER)
                .withAudience(AUDIENCE)
                .withClaim(KIND, ACCESS);
    return verification.build(clock);
  }

  /** A token that speaks for this user, within this sign-in. */
  public String issue(Username user, SessionId session) {
    Instant now = clock.instant();
    return JWT.create()
        .withIssuer(ISSUER)
        .withAudience(AUDIENCE)
        .withSubject(user.value())
        .withClaim(SESSION, session.value())
        .withClaim(KIND, ACCESS)
        .withIssuedAt(now)
        .withNotBefore(now)
        .withExpiresAt(now.plus(LIFETIME))
        .sign(algorithm);
  }

  /** Whom this text speaks for; empty if it is no token of ours, or not good now. */
  public Optional<Identity> verify(String token) {
    if (token == null || token.isEmpty() || token.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      DecodedJWT jwt = decoded(token);
      return isComplete(jwt) && !namesForeignKey(jwt)
          ? Optional.of(identity(jwt))
          : Optional.empty();
    } catch (JWTVerificationException | InvalidValueException notOurs) {
      return Optional.empty();
    }
  }

  private DecodedJWT decoded(String token) {
    try {
      return verifier.verify(token);
    } catch (SignatureVerificationException e) {
      return previous.orElseThrow(() -> e).verify(token);
    }
  }

  /** That a claim is there does not say that it is not {@code null}. */
  private static boolean isComplete(DecodedJWT jwt) {
    return jwt.getSubject() != null
        && jwt.getClaim(SESSION).asString() != null
        && jwt.getExpiresAtAsInstant() != null
        && jwt.getNotBeforeAsInstant() != null;
  }

  /**
   * Whoever names a key of their own choosing is up to something, even if the signature is right.
   */
  private static boolean namesForeignKey(DecodedJWT jwt) {
    return jwt.getKeyId() != null
        || !jwt.getHeaderClaim("jku").isMissing()
        || !jwt.getHeaderClaim("jwk").isMissing()
        || !jwt.getHeaderClaim("x5u").isMissing()
        || !jwt.getHeaderClaim("x5c").isMissing();
  }

  private static Identity identity(DecodedJWT jwt) {
    return new Identity(
        new Username(jwt.getSubject()),
        new SessionId(jwt.getClaim(SESSION).asString()),
        jwt.getExpiresAtAsInstant());
  }
}
