package org.chatsystem.redis.testing;

import java.util.List;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.MigrateParams;

/** Moves one slot of a cluster from one master to another, in the steps that redis-cli takes. */
public final class SlotMove {
  private static final int TIMEOUT_MILLIS = 5_000;

  private final List<ClusterNode> masters;
  private final ClusterNode from;
  private final ClusterNode to;
  private final int slot;

  SlotMove(List<ClusterNode> masters, ClusterNode from, ClusterNode to, int slot) {
    this.masters = masters;
    this.from = from;
    this.to = to;
    this.slot = slot;
  }

  /** From now on what is new in the slot belongs to the other one. */
  public void begin() {
    to.ask(jedis -> jedis.clusterSetSlotImporting(slot, from.id()));
    from.ask(jedis -> jedis.clusterSetSlotMigrating(slot, to.id()));
  }

  /**
   * Moves the slot's next keys.
   *
   * @return whether there were any left
   */
  public boolean moveSome(int count) {
    return from.ask(jedis -> moveSome(jedis, count));
  }

  private boolean moveSome(Jedis jedis, int count) {
    List<String> keys = jedis.clusterGetKeysInSlot(slot, count);
    if (!keys.isEmpty()) {
      move(jedis, keys.toArray(String[]::new));
    }
    return !keys.isEmpty();
  }

  /** Moves this key. */
  public void moveKey(String key) {
    from.ask(jedis -> move(jedis, key));
  }

  private String move(Jedis jedis, String... keys) {
    int port = to.redis().port();
    return jedis.migrate("127.0.0.1", port, TIMEOUT_MILLIS, new MigrateParams(), keys);
  }

  /** Moves all that is left, and tells everyone. */
  public void finish() {
    while (moveSome(100)) {}
    String id = to.id();
    to.ask(jedis -> jedis.clusterSetSlotNode(slot, id));
    masters.forEach(each -> each.ask(jedis -> jedis.clusterSetSlotNode(slot, id)));
  }
}
