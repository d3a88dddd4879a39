package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import org.chatsystem.core.port.out.UnavailableException;
import org.chatsystem.redis.RedisTopology.FoundBy;
import org.chatsystem.redis.testing.TestRedis;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

class RedisFactsIT {
  @Test
  void tellsWhatRedisSaysOfItself() {
    try (TestRedis redis = TestRedis.startDurable();
        Jedis jedis = redis.connect()) {
      jedis.configSet("maxmemory-policy", "allkeys-lru");
      RedisFacts facts = RedisFacts.of(RedisSettings.at(redis.address()));
      assertThat(facts.version()).get().asString().matches("\\d+\\.\\d+\\.\\d+");
      assertThat(facts.appendOnly()).contains(true);
      assertThat(facts.fsync()).contains("always");
      assertThat(facts.evictionPolicy()).contains("allkeys-lru");
      assertThat(facts.roundTrip()).isPositive();
      assertThat(facts.clockAhead().abs()).isLessThan(Duration.ofSeconds(30));
      assertThat(facts.topology())
          .isEqualTo(
              new RedisTopology(
                  FoundBy.ADDRESS,
                  redis.address(),
                  Optional.of(0),
                  Optional.of(0),
                  Optional.empty()));
      assertThat(jedis.dbSize()).isZero();
    }
  }

  @Test
  void leavesOutWhatItsUserMayNotAsk() {
    try (TestRedis redis = TestRedis.start();
        Jedis jedis = redis.connect()) {
      jedis.aclSetUser("chat", "on", ">secret", "-@all", "+ping", "+time", "+select");
      RedisFacts facts = RedisFacts.of(RedisSettings.at("redis://chat:secret@" + redis.address()));
      assertThat(facts.version()).isEmpty();
      assertThat(facts.appendOnly()).isEmpty();
      assertThat(facts.fsync()).isEmpty();
      assertThat(facts.evictionPolicy()).isEmpty();
      assertThat(facts.topology().replicas()).isEmpty();
      assertThat(facts.topology().replicasToWrite()).isEmpty();
    }
  }

  @Test
  void refusesAWrongPassword() {
    try (TestRedis redis = TestRedis.start()) {
      var wrong = RedisSettings.at("redis://chat:wrong@" + redis.address());
      assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> RedisFacts.of(wrong));
    }
  }
}
