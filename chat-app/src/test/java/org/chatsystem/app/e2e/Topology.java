package org.chatsystem.app.e2e;

import java.util.HashMap;
import java.util.Map;
import org.chatsystem.redis.testing.TestRedis;

/** How many servers there are, and where they keep things. */
enum Topology {
  IN_MEMORY("one instance in memory", 1, false),
  ONE_ON_REDIS("one instance on Redis", 1, true),
  TWO_ON_REDIS("two instances on one Redis", 2, true);

  private final String title;
  private final int instances;
  private final boolean onRedis;

  Topology(String title, int instances, boolean onRedis) {
    this.title = title;
    this.instances = instances;
    this.onRedis = onRedis;
  }

  /** Starts it on the Redis that all tests share, within a key space of its own. */
  Cluster start(Map<String, String> settings) {
    return start(onRedis ? TestRedis.shared().address() : "", settings);
  }

  /** Starts it on this Redis. */
  Cluster start(String redis, Map<String, String> settings) {
    var environment = new HashMap<>(settings);
    if (onRedis) {
      environment.put("REDIS_ADDR", redis);
      environment.put(
          "CHAT_REDIS_PREFIX",
          "e2e-" + name().toLowerCase(java.util.Locale.ROOT) + "-" + Names.unique("p") + ":");
    }
    return Cluster.start(instances, environment);
  }

  boolean isOnRedis() {
    return onRedis;
  }

  @Override
  public String toString() {
    return title;
  }
}
