package org.chatsystem.redis;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.util.JedisURIHelper;

/** Reads the address of a Redis. No message repeats what was given: it may hold a password. */
final class Address {
  private static final String FORMS =
      "a Redis address is host:port, redis://[user:password@]host[:port][/database] or rediss://…";

  private Address() {}

  static URI parse(String text) {
    if (text.contains(",")) {
      throw new IllegalArgumentException(
          "a comma-separated Redis address (Cluster) is not supported: give one host:port");
    }
    if (text.startsWith("sentinel://")) {
      throw new IllegalArgumentException(
          "a sentinel:// Redis address is not supported: give one host:port");
    }
    try {
      return check(new URI(text.contains("://") ? text : "redis://" + text));
    } catch (URISyntaxException e) {
      throw refused();
    }
  }

  static URI check(URI address) {
    boolean known = "redis".equals(address.getScheme()) || "rediss".equals(address.getScheme());
    String path = address.getPath();
    if (!known
        || address.getHost() == null
        || address.getPort() == 0
        || address.getPort() > 65_535
        || !(path == null || path.matches("/?[0-9]{0,4}"))) {
      throw refused();
    }
    if (address.getUserInfo() != null && !address.getUserInfo().matches("[^:]*:.+")) {
      throw new IllegalArgumentException(
          "a Redis address with a user has the password beside it, user:password@host");
    }
    return address;
  }

  static boolean isTls(URI address) {
    return "rediss".equals(address.getScheme());
  }

  static Optional<RedisLogin> login(URI address) {
    return Optional.ofNullable(address.getUserInfo())
        .map(info -> info.split(":", 2))
        .map(pair -> new RedisLogin(Optional.of(pair[0]).filter(user -> !user.isEmpty()), pair[1]));
  }

  static HostAndPort hostAndPort(URI address) {
    return new HostAndPort(address.getHost(), address.getPort() < 0 ? 6379 : address.getPort());
  }

  static int database(URI address) {
    return JedisURIHelper.hasDbIndex(address) ? JedisURIHelper.getDBIndex(address) : 0;
  }

  /** Without user and password. */
  static String shown(URI address) {
    return address.getScheme() + "://" + hostAndPort(address);
  }

  private static IllegalArgumentException refused() {
    return new IllegalArgumentException(FORMS);
  }
}
