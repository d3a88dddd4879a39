package org.chatsystem.redis;

import java.net.URI;
import java.time.Duration;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisException;

/** Where the Redis is and how one connects to it. */
record Endpoint(HostAndPort hostAndPort, JedisClientConfig config, Duration timeout) {
  static Endpoint of(RedisSettings settings) {
    URI address = settings.address();
    var config =
        DefaultJedisClientConfig.builder()
            .timeoutMillis(Math.toIntExact(settings.timeout().toMillis()))
            .database(Address.database(address))
            // the older protocol does all that is used here, and the subscriber's answers to PING
            // look the same in every version
            .protocol(RedisProtocol.RESP2)
            // one command less that a Redis user needs, and that old servers do not know
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
            .clientName("chat-" + settings.instance());
    settings
        .login()
        .or(() -> Address.login(address))
        .ifPresent(login -> config.user(login.user().orElse(null)).password(login.password()));
    if (Address.isTls(address)) {
      config.sslOptions(settings.tls().options());
    }
    return new Endpoint(Address.hostAndPort(address), config.build(), settings.timeout());
  }

  /** A connection of one's own, already connected. */
  Connection connect() {
    var connection = new Connection(hostAndPort, config);
    try {
      connection.connect();
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
