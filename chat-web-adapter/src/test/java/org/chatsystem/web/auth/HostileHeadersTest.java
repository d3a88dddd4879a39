package org.chatsystem.web.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.chatsystem.core.fixture.Hostile;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;
import org.chatsystem.web.wire.RequestId;
import org.junit.jupiter.api.Test;

/**
 * Whatever stands in a header: it lets nobody in, and nothing of it is repeated that is not fit.
 */
class HostileHeadersTest {
  private final AccessTokens tokens =
      new AccessTokens(
          new JwtSecret("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8)),
          Clock.fixed(Instant.parse("2026-11-22T13:28:00Z"), ZoneOffset.UTC));

  @Test
  void aTokenThatWasChangedSpeaksForNobodyElse() {
    Username alice = new Username("alice");
    String good = tokens.issue(alice, new SessionId("s1"));
    Hostile.each(
        hostile -> {
          String token = hostile.onceIn(8) ? hostile.text() : hostile.mutated(good);
          tokens.verify(token).ifPresent(identity -> assertThat(identity.user()).isEqualTo(alice));
        });
  }

  @Test
  void anIdIsRepeatedOnlyIfItIsPlain() {
    Hostile.each(
        hostile -> {
          String given = hostile.onceIn(2) ? hostile.text() : hostile.mutated("0af7651916cd43dd");
          String id = RequestId.of(given);
          assertThat(id).matches("[A-Za-z0-9._-]{1,64}");
          assertThat(id.equals(given)).isEqualTo(given.matches("[A-Za-z0-9._-]{1,64}"));
        });
  }
}
