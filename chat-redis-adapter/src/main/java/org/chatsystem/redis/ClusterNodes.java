package org.chatsystem.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Asks the nodes of a Cluster who has the one slot in which all keys lie. What a node says may be
 * out of date, and shows as such only when the place is used; so each time another one is asked
 * first.
 */
final class ClusterNodes implements MasterLocator {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterNodes.class);

  private final List<HostAndPort> seeds;
  private final int slot;
  private final JedisClientConfig config;
  private final AtomicInteger next = new AtomicInteger();

  /**
   * The slot's master and its replicas, when that was last asked: the seeds may be gone one day.
   */
  private volatile List<HostAndPort> known = List.of();

  ClusterNodes(List<HostAndPort> seeds, int slot, JedisClientConfig config) {
    this.seeds = seeds;
    this.slot = slot;
    this.config = config;
  }

  @Override
  public Stream<HostAndPort> places() {
    List<HostAndPort> nodes = Stream.of(seeds, known).flatMap(List::stream).distinct().toList();
    int first = next.getAndIncrement();
    return IntStream.range(0, nodes.size())
        .mapToObj(i -> nodes.get(Math.floorMod(first + i, nodes.size())))
        .map(this::accordingTo)
        .flatMap(Optional::stream)
        .distinct();
  }

  private Optional<HostAndPort> accordingTo(HostAndPort node) {
    try (var jedis = new Jedis(node, config)) {
      List<HostAndPort> holders =
          holders(Reply.list(jedis.sendCommand(Command.CLUSTER, "SLOTS")), node);
      if (holders.isEmpty()) {
        LOG.warn("The node at {} knows nobody who has slot {}", node, slot);
        return Optional.empty();
      }
      known = holders;
      return Optional.of(holders.get(0));
    } catch (JedisException e) {
      LOG.debug("The node at {} does not answer", node, e);
      return Optional.empty();
    }
  }

  private List<HostAndPort> holders(List<?> ranges, HostAndPort asked) {
    return ranges.stream()
        .map(Reply::list)
        .filter(range -> (Long) range.get(0) <= slot && slot <= (Long) range.get(1))
        .flatMap(range -> range.stream().skip(2))
        .map(node -> place(Reply.list(node), asked))
        .toList();
  }

  /** A node that does not know its name leaves it out: it is the one that was asked. */
  private static HostAndPort place(List<?> node, HostAndPort asked) {
    String host =
        node.get(0) instanceof byte[] name ? new String(name, StandardCharsets.UTF_8) : "";
    int port = Math.toIntExact((Long) node.get(1));
    return new HostAndPort(host.isEmpty() ? asked.getHost() : host, port);
  }
}
