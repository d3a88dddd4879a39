package org.chatsystem.redis.testing;

import java.util.List;
import java.util.function.Function;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol.Command;

/** One process of a cluster. */
record ClusterNode(TestRedis redis, int busPort) {
  static ClusterNode start() {
    int busPort = FreePorts.next();
    List<String> settings =
        List.of(
            "--cluster-enabled", "yes",
            "--cluster-config-file", "nodes.conf",
            "--cluster-port", Integer.toString(busPort),
            "--cluster-node-timeout", "5000",
            "--repl-diskless-sync-delay", "0",
            "--save", "",
            "--appendonly", "no");
    return new ClusterNode(TestRedis.startProcess(FreePorts.next(), List.of(), settings), busPort);
  }

  <T> T ask(Function<Jedis, T> question) {
    try (Jedis jedis = redis.connect()) {
      return question.apply(jedis);
    }
  }

  String id() {
    return ask(Jedis::clusterMyId);
  }

  boolean isMaster() {
    return ask(jedis -> jedis.role().get(0).equals("master"));
  }

  boolean is(String state) {
    return ask(Jedis::clusterInfo).contains(state);
  }

  /** How many nodes it takes for replicas. */
  long replicas() {
    return ask(Jedis::clusterNodes).lines().filter(line -> line.contains("slave")).count();
  }

  void meet(ClusterNode other) {
    ask(
        jedis ->
            jedis.sendCommand(
                Command.CLUSTER,
                "MEET",
                "127.0.0.1",
                Integer.toString(other.redis.port()),
                Integer.toString(other.busPort)));
  }

  /** Returns when it has all that the master has. */
  void follow(ClusterNode master) {
    String id = master.id();
    Patience.until(() -> "OK".equals(ask(jedis -> jedis.clusterReplicate(id))));
    Patience.until(() -> ask(Jedis::info).contains("master_link_status:up"));
  }
}
