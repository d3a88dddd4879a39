package org.chatsystem.app.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Where the faults happen.
 *
 * @param random decides whom they hit and how long they last
 * @param redisDeaths when Redis was killed
 */
record Stage(Cluster cluster, Crowd crowd, Tally tally, Random random, List<Instant> redisDeaths) {
  static Stage of(Cluster cluster, Crowd crowd, Tally tally, long seed) {
    return new Stage(cluster, crowd, tally, new Random(seed), new CopyOnWriteArrayList<>());
  }

  /** One of the instances, when all of them are well. */
  Instance anyInstance() {
    cluster.awaitReady();
    return cluster.instances().get(random.nextInt(cluster.instances().size()));
  }

  void redisDies() {
    redisDeaths.add(Instant.now());
  }

  Duration time(int leastMillis, int mostMillis) {
    return Duration.ofMillis(random.nextInt(leastMillis, mostMillis));
  }

  void pause(int leastMillis, int mostMillis) {
    Pause.of(time(leastMillis, mostMillis));
  }
}
