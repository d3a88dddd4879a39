package org.chatsystem.redis;

import java.util.Optional;

/**
 * Where a Redis stands among others. What its user may not ask is empty.
 *
 * @param foundBy how it was found
 * @param place {@code host:port} of the master that was connected to
 * @param replicas how many follow it
 * @param replicasToWrite how many must do so, or else it takes no writes
 * @param clusterState {@code ok} or {@code fail}; also empty where there is no Cluster
 */
public record RedisTopology(
    FoundBy foundBy,
    String place,
    Optional<Integer> replicas,
    Optional<Integer> replicasToWrite,
    Optional<String> clusterState) {
  /** How an address leads to a master. */
  public enum FoundBy {
    ADDRESS,
    SENTINEL,
    CLUSTER
  }
}
