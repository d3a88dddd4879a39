package org.chatsystem.app.doctor;

import java.util.Optional;
import org.chatsystem.redis.RedisTopology;

/** Whether a Redis can be lost without losing the chat system. */
final class TopologyExam {
  private static final String SUBJECT = "topology";

  private TopologyExam() {}

  static Finding finding(RedisTopology topology) {
    return switch (topology.foundBy()) {
      case ADDRESS -> one(topology);
      case SENTINEL -> followed("Sentinel, master at ", topology);
      case CLUSTER ->
          topology.clusterState().filter(state -> !state.equals("ok")).isPresent()
              ? Finding.fault(SUBJECT, "cluster_state " + topology.clusterState().get())
              : followed("Cluster, master of all keys at ", topology);
    };
  }

  private static Finding one(RedisTopology topology) {
    return topology.clusterState().isPresent()
        ? Finding.fault(
            SUBJECT, "a node of a Cluster: write cluster://" + topology.place() + " instead")
        : Finding.ok(
            SUBJECT, "one Redis at " + topology.place() + ": nothing takes over if it is lost");
  }

  private static Finding followed(String where, RedisTopology topology) {
    String so = where + topology.place() + ", replicas: " + or(topology.replicas());
    if (topology.replicas().filter(count -> count == 0).isPresent()) {
      return Finding.warn(SUBJECT, so + "; nothing takes over if it is lost");
    }
    return topology.replicasToWrite().filter(count -> count == 0).isPresent()
        ? Finding.warn(
            SUBJECT,
            so
                + "; a master that is cut off takes messages that a failover throws away:"
                + " set min-replicas-to-write 1")
        : Finding.ok(SUBJECT, so + ", min-replicas-to-write " + or(topology.replicasToWrite()));
  }

  private static String or(Optional<Integer> count) {
    return count.map(String::valueOf).orElse("(may not be asked)");
  }
}
