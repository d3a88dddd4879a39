package org.chatsystem.redis.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * Three masters of a Redis Cluster, and a replica of each if that is wanted, all processes of this
 * machine. A test that starts them is skipped where there is no {@code redis-server} on the path.
 */
public final class TestCluster implements AutoCloseable {
  private static final int MASTERS = 3;
  private static final int SLOTS = 16_384;

  private final List<ClusterNode> nodes;

  private TestCluster(int count) {
    this.nodes = Stream.generate(ClusterNode::start).limit(count).toList();
  }

  /** Three masters. */
  public static TestCluster start() {
    return joined(MASTERS);
  }

  /** Three masters and a replica of each, which takes over within seconds. */
  public static TestCluster startWithReplicas() {
    return joined(2 * MASTERS);
  }

  private static TestCluster joined(int count) {
    var cluster = new TestCluster(count);
    try {
      cluster.join();
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private void join() {
    for (int i = 0; i < nodes.size(); i++) {
      int epoch = i + 1;
      nodes.get(i).ask(jedis -> jedis.clusterSetConfigEpoch(epoch));
    }
    nodes.subList(1, nodes.size()).forEach(each -> each.meet(nodes.get(0)));
    for (int i = 0; i < MASTERS; i++) {
      int[] slots = IntStream.range(SLOTS * i / MASTERS, SLOTS * (i + 1) / MASTERS).toArray();
      nodes.get(i).ask(jedis -> jedis.clusterAddSlots(slots));
    }
    awaitAll(each -> each.is("cluster_known_nodes:" + nodes.size() + "\r\n"));
    for (int i = MASTERS; i < nodes.size(); i++) {
      nodes.get(i).follow(nodes.get(i - MASTERS));
    }
    awaitSound();
  }

  /** Returns when all of them are there, and agree on who follows whom. */
  public void awaitSound() {
    awaitAll(each -> each.is("cluster_state:ok"));
    awaitAll(each -> each.replicas() == nodes.size() - MASTERS);
  }

  private void awaitAll(Predicate<ClusterNode> state) {
    Patience.until(() -> nodes.stream().allMatch(state));
  }

  /** Where all of them listen, separated by commas. */
  public String addresses() {
    return nodes.stream().map(each -> each.redis().address()).collect(Collectors.joining(","));
  }

  /** All of them. */
  public List<TestRedis> redises() {
    return nodes.stream().map(ClusterNode::redis).toList();
  }

  /** The master that keeps this key. */
  public TestRedis masterOf(String key) {
    return holder(JedisClusterCRC16.getSlot(key)).redis();
  }

  /** The replica of the master that keeps this key. */
  public TestRedis replicaOf(String key) {
    String follows = " slave " + holder(JedisClusterCRC16.getSlot(key)).id() + " ";
    return nodes.stream()
        .filter(each -> lineOf(each.id()).replace("myself,", "").contains(follows))
        .findFirst()
        .orElseThrow()
        .redis();
  }

  /** To be moved: the slot of this key, to a master that does not have it. */
  public SlotMove move(String key) {
    int slot = JedisClusterCRC16.getSlot(key);
    ClusterNode from = holder(slot);
    List<ClusterNode> masters = nodes.stream().filter(ClusterNode::isMaster).toList();
    ClusterNode to = masters.stream().filter(each -> !each.equals(from)).findFirst().orElseThrow();
    return new SlotMove(masters, from, to, slot);
  }

  private ClusterNode holder(int slot) {
    String id =
        ((List<?>) nodes.get(0).ask(jedis -> jedis.sendCommand(Command.CLUSTER, "SLOTS")))
            .stream()
                .map(range -> (List<?>) range)
                .filter(range -> (Long) range.get(0) <= slot && slot <= (Long) range.get(1))
                .map(range -> new String((byte[]) ((List<?>) range.get(2)).get(2), UTF_8))
                .findFirst()
                .orElseThrow();
    return nodes.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  private String lineOf(String id) {
    return nodes
        .get(0)
        .ask(jedis -> jedis.clusterNodes())
        .lines()
        .filter(line -> line.startsWith(id))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    nodes.forEach(each -> each.redis().close());
  }
}
