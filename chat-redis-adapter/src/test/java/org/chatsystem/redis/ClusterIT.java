package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.chatsystem.redis.testing.TestCluster;
import org.chatsystem.redis.testing.TestRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/**
 * Every contract once more on a Cluster, as a user who may do no more than the rules in the README
 * say.
 */
class ClusterIT extends AllContracts {
  private static final String PREFIX = "{" + RedisSettings.DEFAULT_PREFIX + "}";
  private static TestCluster cluster;

  @BeforeAll
  static void start() {
    cluster = TestCluster.start();
    cluster.redises().forEach(each -> AclRules.apply(each, "on a Cluster"));
  }

  @AfterAll
  static void allKeysLieInOneSlot() {
    if (cluster == null) {
      return;
    }
    try (Jedis jedis = cluster.masterOf(PREFIX).connect()) {
      assertThat(jedis.keys("*")).isNotEmpty().allMatch(key -> key.startsWith(PREFIX));
    } finally {
      cluster.close();
    }
  }

  @Override
  TestRedis redis() {
    return cluster.masterOf(PREFIX);
  }

  @Override
  RedisSettings settings() {
    return RedisSettings.at("redis://chat:choose-a-password@" + cluster.addresses());
  }

  @Test
  void tellsWhichMasterItFound() {
    RedisTopology topology = RedisFacts.of(RedisSettings.at(cluster.addresses())).topology();
    assertThat(topology)
        .isEqualTo(
            new RedisTopology(
                RedisTopology.FoundBy.CLUSTER,
                redis().address(),
                Optional.of(0),
                Optional.of(0),
                Optional.of("ok")));
  }

  @Test
  void oneNodeIsEnoughToFindTheOthers() {
    for (TestRedis each : cluster.redises()) {
      var settings = RedisSettings.at("cluster://chat:choose-a-password@" + each.address());
      try (RedisBackend backend = RedisBackend.connect(settings)) {
        assertThat(backend.sharedSecret()).hasSize(32);
      }
    }
  }
}
