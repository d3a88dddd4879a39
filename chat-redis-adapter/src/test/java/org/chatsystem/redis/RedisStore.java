package org.chatsystem.redis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chatsystem.core.contract.StoreUnderTest;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Retention;
import org.chatsystem.redis.testing.TestRedis;
import org.junit.jupiter.api.AfterEach;
import redis.clients.jedis.Jedis;

/** The contracts' store: the shared Redis, and nodes that are new for each test. */
abstract class RedisStore implements StoreUnderTest {
  private final Map<Backend, String> instances = new HashMap<>();
  private final List<Backend> nodes = new ArrayList<>();
  private Backend first;
  private Backend second;

  /** Where the nodes are. */
  TestRedis redis() {
    return TestRedis.shared();
  }

  /** What the nodes are connected with. */
  RedisSettings settings() {
    return RedisSettings.at(redis().address());
  }

  @Override
  public Backend backend() {
    if (first == null) {
      first = backendKeeping(Retention.DEFAULT);
    }
    return first;
  }

  @Override
  public Backend otherNode() {
    if (second == null) {
      second = backendKeeping(Retention.DEFAULT);
    }
    return second;
  }

  @Override
  public Backend backendKeeping(Retention retention) {
    RedisSettings settings = settings().withRetention(retention);
    Backend node = RedisBackend.connect(settings);
    instances.put(node, settings.instance());
    nodes.add(node);
    return node;
  }

  @Override
  public void kill(Backend node) {
    try (Jedis jedis = redis().connect()) {
      String leases = new Keys(settings().keyPrefix()).instances();
      jedis.zadd(leases, 1, instances.get(node));
    }
  }

  /** As the departures' contract needs it. */
  public void reserve(Username name) {
    var keys = new Keys(settings().keyPrefix());
    try (Jedis jedis = redis().connect()) {
      jedis.zadd(keys.gone(), 1, name.value());
      jedis.sadd(keys.leaving(), name.value());
    }
  }

  @AfterEach
  void closeNodes() {
    nodes.forEach(Backend::close);
  }
}
