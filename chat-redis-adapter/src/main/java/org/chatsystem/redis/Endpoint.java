package org.chatsystem.redis;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.chatsystem.redis.RedisTopology.FoundBy;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisClusterCRC16;

/** Where the Redis is and how one connects to it. */
record Endpoint(MasterLocator where, PubSub pubSub, JedisClientConfig config, Duration timeout) {
  static Endpoint of(RedisSettings settings) {
    Address address = Address.of(settings.address());
    JedisClientConfig config = config(settings, address).database(address.database()).build();
    PubSub pubSub = address.foundBy() == FoundBy.CLUSTER ? PubSub.SHARDED : PubSub.PLAIN;
    return new Endpoint(where(address, settings), pubSub, config, settings.timeout());
  }

  private static MasterLocator where(Address address, RedisSettings settings) {
    List<HostAndPort> places = address.places();
    return switch (address.foundBy()) {
      case ADDRESS -> new MasterLocator.Fixed(places.get(0));
      case CLUSTER -> {
        int slot = JedisClusterCRC16.getSlot(settings.keyPrefix());
        yield new ClusterNodes(places, slot, config(settings, address).build());
      }
      case SENTINEL -> {
        JedisClientConfig nobody = config(settings, address).user(null).password(null).build();
        JedisClientConfig asToRedis = config(settings, address).build();
        yield new Sentinels(places, address.master(), List.of(nobody, asToRedis));
      }
    };
  }

  private static DefaultJedisClientConfig.Builder config(RedisSettings settings, Address address) {
    var config =
        DefaultJedisClientConfig.builder()
            .timeoutMillis(Math.toIntExact(settings.timeout().toMillis()))
            // the older protocol does all that is used here, and the subscriber's answers to PING
            // look the same in every version
            .protocol(RedisProtocol.RESP2)
            // one command less that a Redis user needs, and that old servers do not know
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
            .clientName("chat-" + settings.instance());
    settings
        .login()
        .or(address::login)
        .ifPresent(login -> config.user(login.user().orElse(null)).password(login.password()));
    if (address.isTls()) {
      config.sslOptions(settings.tls().options());
    }
    return config;
  }

  /** A connection of one's own, already connected. */
  Connection connect() {
    JedisException reason = new JedisConnectionException("nobody who answers knows the master");
    for (Iterator<HostAndPort> places = where.places().iterator(); places.hasNext(); ) {
      try {
        return connect(places.next());
      } catch (JedisException e) {
        reason = e;
      }
    }
    throw reason;
  }

  private Connection connect(HostAndPort place) {
    var connection = new Connection(place, config);
    try {
      connection.connect();
      if (!where.isAt(connection)) {
        throw new JedisConnectionException("the Redis at " + place + " is no master");
      }
      return connection;
    } catch (RuntimeException e) {
      close(connection);
      throw e;
    }
  }

  /** Closes a connection that may be broken, over which the driver would throw. */
  static void close(Connection connection) {
    try {
      connection.close();
    } catch (JedisException e) {
      // then it is closed already
    }
  }
}
