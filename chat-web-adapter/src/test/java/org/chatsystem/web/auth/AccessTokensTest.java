package org.chatsystem.web.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;
import org.junit.jupiter.api.Test;

/** Items 1 to 4 of what a token must withstand: algorithm, secret, claims, lifetime. */
class AccessTokensTest {
  private static final byte[] SECRET =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
  private static final Instant NOW = Instant.parse("2026-11-22T13:28:00Z");
  private static final Username ALICE = Username.of("alice");
  private static final SessionId SESSION = new SessionId("s1");

  private final AccessTokens tokens = tokensAt(NOW);

  @Test
  void speaksForWhomItWasIssuedTo() {
    Identity identity = tokens.verify(tokens.issue(ALICE, SESSION)).orElseThrow();
    assertThat(identity).isEqualTo(new Identity(ALICE, SESSION, NOW.plus(Duration.ofMinutes(15))));
  }

  @Test
  void isWorthNothingOnceExpired() {
    String token = tokens.issue(ALICE, SESSION);
    assertThat(tokensAt(NOW.plusSeconds(899)).verify(token)).isPresent();
    assertThat(tokensAt(NOW.plusSeconds(901)).verify(token)).isEmpty();
  }

  @Test
  void isStillGoodWhileItsSecretIsReplacedAndNotAfterwards() {
    var old = new JwtSecret(SECRET);
    var fresh = new JwtSecret("another secret of 32 characters!".getBytes(StandardCharsets.UTF_8));
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    var replacing = new AccessTokens(fresh.replacing(old), clock);
    assertThat(replacing.verify(tokens.issue(ALICE, SESSION))).isPresent();
    assertThat(tokens.verify(replacing.issue(ALICE, SESSION))).as("signed by the new").isEmpty();
    var replaced = new AccessTokens(fresh, clock);
    assertThat(replaced.verify(replacing.issue(ALICE, SESSION))).isPresent();
    assertThat(replaced.verify(tokens.issue(ALICE, SESSION))).isEmpty();
  }

  @Test
  void isWorthNothingBeforeItsTime() {
    assertThat(tokensAt(NOW.minusSeconds(60)).verify(tokens.issue(ALICE, SESSION))).isEmpty();
  }

  @Test
  void refusesAnotherAlgorithmThanHs256() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    var rs256 =
        Algorithm.RSA256((RSAPublicKey) pair.getPublic(), (RSAPrivateKey) pair.getPrivate());

    assertThat(tokens.verify(good().sign(Algorithm.none()))).isEmpty();
    assertThat(tokens.verify(good().sign(Algorithm.HMAC512(SECRET)))).isEmpty();
    assertThat(tokens.verify(good().sign(rs256))).isEmpty();
    assertThat(tokens.verify(good().sign(Algorithm.HMAC256(SECRET)))).isPresent();
  }

  @Test
  void refusesAHeaderThatWasChangedToNone() {
    String token = good().sign(Algorithm.HMAC256(SECRET));
    String header =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
    String body = token.substring(token.indexOf('.'));
    assertThat(tokens.verify(header + body)).isEmpty();
    assertThat(tokens.verify(header + body.substring(0, body.lastIndexOf('.') + 1))).isEmpty();
  }

  @Test
  void refusesAKeyOfSomeonesOwnChoosing() {
    for (String name : new String[] {"kid", "jku", "jwk", "x5u", "x5c"}) {
      String token =
          good()
              .withHeader(Map.of(name, "https://elsewhere.example/key"))
              .sign(Algorithm.HMAC256(SECRET));
      assertThat(tokens.verify(token)).as(name).isEmpty();
    }
  }

  @Test
  void refusesAnotherSecret() {
    assertThat(tokens.verify(good().sign(Algorithm.HMAC256("f".repeat(31) + "e")))).isEmpty();
  }

  @Test
  void refusesMissingOrForeignClaims() {
    var hs256 = Algorithm.HMAC256(SECRET);
    assertThat(tokens.verify(good().withIssuer("someone-else").sign(hs256))).isEmpty();
    assertThat(tokens.verify(good().withAudience("someone-else").sign(hs256))).isEmpty();
    assertThat(tokens.verify(good().withClaim("token_use", "refresh").sign(hs256))).isEmpty();
    assertThat(tokens.verify(good().withSubject("No Name").sign(hs256))).isEmpty();
    assertThat(tokens.verify(good().withSubject(null).sign(hs256))).isEmpty();
    assertThat(tokens.verify(good().withClaim("sid", (String) null).sign(hs256))).isEmpty();
    assertThat(tokens.verify(good().withExpiresAt((Instant) null).sign(hs256))).isEmpty();
  }

  @Test
  void doesNotReadWhatIsTooLong() {
    String long1 = good().withClaim("padding", "x".repeat(4_000)).sign(Algorithm.HMAC256(SECRET));
    assertThat(long1.length()).isGreaterThan(4_096);
    assertThat(tokens.verify(long1)).isEmpty();
  }

  @Test
  void refusesWhatIsNoToken() {
    for (String text : new String[] {"", ".", "..", "a.b.c", "alice:s1:secret", "\u0000"}) {
      assertThat(tokens.verify(text)).as(text).isEmpty();
    }
    assertThat(tokens.verify(null)).isEmpty();
  }

  @Test
  void refusesAWeakSecret() {
    assertThatThrownBy(() -> new JwtSecret(new byte[31])).hasMessageContaining("32 bytes");
    assertThatThrownBy(() -> new JwtSecret("a".repeat(64).getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("repeated");
  }

  private static JWTCreator.Builder good() {
    return JWT.create()
        .withIssuer("chat-system")
        .withAudience("chat")
        .withSubject("alice")
        .withClaim("sid", "s1")
        .withClaim("token_use", "access")
        .withNotBefore(NOW)
        .withExpiresAt(NOW.plusSeconds(60));
  }

  private static AccessTokens tokensAt(Instant time) {
    return new AccessTokens(new JwtSecret(SECRET), Clock.fixed(time, ZoneOffset.UTC));
  }
}
