package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.redis.Fault.answer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chatsystem.redis.Fault.Hearing;
import org.chatsystem.redis.testing.TestRedis;
import org.chatsystem.redis.testing.TestSentinels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** As the users that the README names, which may do no more than it says. */
class SentinelIT {
  private static TestSentinels sentinels;

  private final List<RedisBackend> nodes = new ArrayList<>();

  @BeforeAll
  static void start() {
    sentinels = TestSentinels.start(AclRules.ofSentinels());
    sentinels.redises().forEach(each -> AclRules.apply(each, "found by Sentinel"));
  }

  @AfterAll
  static void end() {
    if (sentinels != null) {
      sentinels.close();
    }
  }

  @AfterEach
  void closeNodes() {
    nodes.forEach(RedisBackend::close);
  }

  @Test
  void twoBackendsGoOnAtTheNewMasterWithAllThatItHas() throws InterruptedException {
    RedisBackend one = node(sentinels.addresses(), "chat:failover:");
    RedisBackend other = node(sentinels.addresses(), "chat:failover:");
    var hearing = new Hearing();
    other.bus().start(hearing);
    answer(other.bus().subscribe(Recovery.CHANNEL));
    TestRedis master = sentinels.master();
    TestRedis replica = sentinels.replica();

    MasterLoss loss;
    try (var first = new Talker(one, "first");
        var second = new Talker(other, "second")) {
      loss = new MasterLoss(List.of(first, second));
      loss.kill(master, replica, "chat:failover:");
      replica.awaitMaster();
      loss.replaced();
    } finally {
      sentinels.restart(master);
    }

    loss.assertOnlyItsTailIsLost(one);
    hearing.awaitRestored();
    Recovery.assertHears(one, hearing);
    Recovery.assertSees(one, other);
  }

  @Test
  void tellsWhichMasterItFound() {
    RedisTopology topology =
        RedisFacts.of(RedisSettings.at(address(sentinels.addresses()))).topology();
    assertThat(topology.foundBy()).isEqualTo(RedisTopology.FoundBy.SENTINEL);
    assertThat(topology.place()).isEqualTo(sentinels.master().address());
  }

  @Test
  void aReplicaThatASentinelTakesForTheMasterIsNotWrittenTo() {
    TestRedis mistaken = sentinels.startMistaken(AclRules.ofSentinels());
    try {
      RedisBackend node = node(mistaken.address() + "," + sentinels.addresses(), "chat:mistaken:");
      try (var talker = new Talker(node, "first")) {
        talker.awaitMore(100);
      }
    } finally {
      sentinels.endMistaken(mistaken);
    }
  }

  private RedisBackend node(String addresses, String prefix) {
    RedisBackend node =
        RedisBackend.connect(
            RedisSettings.at(address(addresses))
                .withPrefix(prefix)
                .withRetention(MasterLoss.ALL)
                .withTimeout(Duration.ofSeconds(1)));
    nodes.add(node);
    return node;
  }

  private static String address(String sentinels) {
    return "sentinel://chat:choose-a-password@" + sentinels + "/" + TestSentinels.NAME;
  }
}
