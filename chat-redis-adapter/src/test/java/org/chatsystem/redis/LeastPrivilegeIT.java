package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.chatsystem.core.port.out.UnavailableException;
import org.chatsystem.redis.testing.TestRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/**
 * Every contract once more, as a user who may do no more than the rule in the README says, with all
 * keys under the default prefix.
 */
class LeastPrivilegeIT extends AllContracts {
  private static TestRedis redis;

  @BeforeAll
  static void setUser() {
    redis = TestRedis.start();
    AclRules.apply(redis, "");
  }

  @AfterAll
  static void everyKeyBeginsWithThePrefix() {
    try (Jedis jedis = redis.connect()) {
      assertThat(jedis.keys("*"))
          .isNotEmpty()
          .allMatch(key -> key.startsWith(RedisSettings.DEFAULT_PREFIX));
    } finally {
      redis.close();
    }
  }

  @Override
  TestRedis redis() {
    return redis;
  }

  @Override
  RedisSettings settings() {
    return RedisSettings.at("redis://chat:choose-a-password@" + redis.address());
  }

  @Test
  void theSecretTooIsAllowed() {
    assertThat(((RedisBackend) backend()).sharedSecret()).hasSize(32);
  }

  @Test
  void theUserMayDoNothingElse() {
    var other = RedisSettings.at(settings().address().toString()).withPrefix("other:");
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> RedisBackend.connect(other));
  }
}
