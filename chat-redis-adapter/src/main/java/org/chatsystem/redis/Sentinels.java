package org.chatsystem.redis;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Asks sentinels where the master is, the one first that knew it last. What one of them says may be
 * out of date: a place counts only if the Redis there says itself that it is a master.
 */
final class Sentinels implements MasterLocator {
  private static final Logger LOG = LoggerFactory.getLogger(Sentinels.class);

  private final List<HostAndPort> sentinels;
  private final String master;
  private final List<JedisClientConfig> configs;
  private volatile int lastToKnow;

  /**
   * Sentinels of one master.
   *
   * @param master what they call it
   * @param configs how to connect to them: the next one where an earlier one is not let in
   */
  Sentinels(List<HostAndPort> sentinels, String master, List<JedisClientConfig> configs) {
    this.sentinels = sentinels;
    this.master = master;
    this.configs = configs;
  }

  @Override
  public Stream<HostAndPort> places() {
    int first = lastToKnow;
    return IntStream.range(0, sentinels.size())
        .mapToObj(i -> accordingTo((first + i) % sentinels.size()))
        .flatMap(Optional::stream)
        .distinct();
  }

  private Optional<HostAndPort> accordingTo(int index) {
    HostAndPort sentinel = sentinels.get(index);
    try {
      List<String> place = ask(sentinel);
      if (place == null) {
        LOG.warn("The sentinel at {} knows no master called {}", sentinel, master);
        return Optional.empty();
      }
      lastToKnow = index;
      return Optional.of(new HostAndPort(place.get(0), Integer.parseInt(place.get(1))));
    } catch (JedisException e) {
      LOG.debug("The sentinel at {} does not answer", sentinel, e);
      return Optional.empty();
    }
  }

  private List<String> ask(HostAndPort sentinel) {
    JedisAccessControlException refused = null;
    for (JedisClientConfig config : configs) {
      try (var jedis = new Jedis(sentinel, config)) {
        return jedis.sentinelGetMasterAddrByName(master);
      } catch (JedisAccessControlException e) {
        refused = e;
      }
    }
    throw refused;
  }

  @Override
  public boolean isAt(Connection connection) {
    return connectedTo(connection).role().get(0).equals("master");
  }

  /** Not to be closed: the connection is not its own. */
  private static Jedis connectedTo(Connection connection) {
    return new Jedis(connection);
  }
}
