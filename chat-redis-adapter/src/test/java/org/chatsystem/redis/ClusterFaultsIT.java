package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleDrafts.draft;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;
import static org.chatsystem.redis.Fault.answer;
import static org.chatsystem.redis.Fault.assertUnavailable;

import java.util.ArrayList;
import java.util.List;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.redis.Fault.Hearing;
import org.chatsystem.redis.testing.SlotMove;
import org.chatsystem.redis.testing.TestCluster;
import org.chatsystem.redis.testing.TestRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

class ClusterFaultsIT {
  private static TestCluster cluster;

  private final List<RedisBackend> nodes = new ArrayList<>();

  @BeforeAll
  static void start() {
    cluster = TestCluster.startWithReplicas();
  }

  @AfterAll
  static void end() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @AfterEach
  void closeNodes() {
    nodes.forEach(RedisBackend::close);
  }

  @Test
  void twoBackendsFollowASlotThatMovesUnderLoad() throws InterruptedException {
    RedisBackend one = node("moved:");
    RedisBackend other = node("moved:");
    var hearing = listening(other);

    MasterLoss count;
    try (var first = new Talker(one, "first");
        var second = new Talker(other, "second")) {
      count = new MasterLoss(List.of(first, second));
      count.awaitMore();
      SlotMove move = cluster.move("{moved:}");
      move.begin();
      while (move.moveSome(1)) {}
      move.finish();
      count.replaced();
    }

    count.assertNothingIsLost(one);
    hearing.awaitRestored();
    Recovery.assertHears(one, hearing);
    Recovery.assertSees(one, other);
  }

  @Test
  void aMessageOfWhichAKeyHasMovedIsNotStoredInPart() {
    RedisBackend node = node("part:");
    Username alice = signedUp(node);
    Username bob = signedUp(node);
    var dm = new Conversation.Direct(alice, bob);
    stored(node, dm, alice, "@" + bob);
    var keys = new Keys("{part:}");

    SlotMove move = cluster.move("{part:}");
    move.begin();
    move.moveKey(keys.mentions(dm, bob));
    assertUnavailable(node.log().append(draft(dm, alice, "@" + bob)));
    try (Jedis jedis = cluster.masterOf("{part:}").connect()) {
      assertThat(jedis.xlen(keys.log(dm))).isEqualTo(1);
    }
    move.finish();

    assertThat(stored(node, dm, alice, "@" + bob).seq()).isEqualTo(2);
  }

  private static MessageId stored(RedisBackend node, Conversation dm, Username from, String text) {
    return ((Appended.Stored) answer(node.log().append(draft(dm, from, text)))).id();
  }

  @Test
  void twoBackendsGoOnAtTheReplicaOfAMasterThatIsLost() throws InterruptedException {
    RedisBackend one = node("lost:");
    RedisBackend other = node("lost:");
    var hearing = listening(other);
    TestRedis replica = cluster.replicaOf("{lost:}");

    TestRedis master = cluster.masterOf("{lost:}");
    MasterLoss loss;
    try (var first = new Talker(one, "first");
        var second = new Talker(other, "second")) {
      loss = new MasterLoss(List.of(first, second));
      loss.kill(master, replica, "{lost:}");
      replica.awaitMaster();
      loss.replaced();
    } finally {
      master.restart();
      cluster.awaitSound();
    }

    loss.assertOnlyItsTailIsLost(one);
    hearing.awaitRestored();
    Recovery.assertHears(one, hearing);
    Recovery.assertSees(one, other);
  }

  private static Hearing listening(RedisBackend node) {
    var hearing = new Hearing();
    node.bus().start(hearing);
    answer(node.bus().subscribe(Recovery.CHANNEL));
    return hearing;
  }

  private RedisBackend node(String prefix) {
    RedisBackend node =
        RedisBackend.connect(
            RedisSettings.at(cluster.addresses())
                .withPrefix(prefix)
                .withRetention(MasterLoss.ALL)
                .withTimeout(Fault.TIMEOUT));
    nodes.add(node);
    return node;
  }
}
