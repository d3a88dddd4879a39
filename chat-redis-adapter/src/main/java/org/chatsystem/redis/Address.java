package org.chatsystem.redis;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chatsystem.redis.RedisTopology.FoundBy;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * The address of a Redis, taken apart. No message repeats what was given: it may hold a password.
 *
 * @param foundBy how it leads to a master
 * @param hosts where to begin, one {@code redis://} or {@code rediss://} URI each, with user,
 *     password and database
 * @param master what the sentinels call the master, empty without sentinels
 */
record Address(FoundBy foundBy, List<URI> hosts, String master) {

  private static final int SENTINEL_PORT = 26_379;
  private static final String FORMS =
      "a Redis address is host:port, redis://[user:password@]host[:port][/database],"
          + " sentinel://[user:password@]host[:port],…/master[/database] or"
          + " cluster://[user:password@]host[:port],…;"
          + " rediss://, sentinels:// and clusters:// speak TLS";

  /** Puts a scheme before what has none. */
  static URI parse(String text) {
    try {
      return new URI(text.contains("://") ? text : "redis://" + text);
    } catch (URISyntaxException e) {
      throw refused();
    }
  }

  static Address of(URI address) {
    String scheme = String.valueOf(address.getScheme());
    String path = address.getRawPath() == null ? "" : address.getRawPath();
    return switch (scheme) {
      case "redis", "rediss" ->
          authorityOf(address).contains(",")
              ? cluster(scheme, address, path)
              : new Address(FoundBy.ADDRESS, hosts(scheme, address, path), "");
      case "cluster", "clusters" -> cluster(scheme.replace("cluster", "redis"), address, path);
      case "sentinel", "sentinels" -> sentinel(scheme.replace("sentinel", "redis"), address, path);
      default -> throw refused();
    };
  }

  private static Address cluster(String scheme, URI address, String path) {
    var cluster = new Address(FoundBy.CLUSTER, hosts(scheme, address, path), "");
    if (cluster.database() != 0) {
      throw new IllegalArgumentException("a Redis Cluster has no database but 0");
    }
    return cluster;
  }

  private static Address sentinel(String scheme, URI address, String path) {
    String[] parts = path.split("/", 3);
    if (parts.length < 2 || !parts[1].matches("[A-Za-z0-9._-]{1,64}")) {
      throw refused();
    }
    String database = parts.length == 3 ? "/" + parts[2] : "";
    return new Address(FoundBy.SENTINEL, hosts(scheme, address, database), parts[1]);
  }

  private static List<URI> hosts(String scheme, URI address, String database) {
    String authority = authorityOf(address);
    int at = authority.lastIndexOf('@') + 1;
    var hosts = new ArrayList<URI>();
    for (String each : authority.substring(at).split(",", -1)) {
      hosts.add(host(scheme, authority.substring(0, at) + each, database));
    }
    return hosts;
  }

  private static URI host(String scheme, String authority, String database) {
    try {
      URI host = new URI(scheme + "://" + authority + database);
      if (host.getHost() == null
          || host.getPort() == 0
          || host.getPort() > 65_535
          || !database.matches("/?[0-9]{0,4}")) {
        throw refused();
      }
      if (host.getUserInfo() != null && !host.getUserInfo().matches("[^:]*:.+")) {
        throw new IllegalArgumentException(
            "a Redis address with a user has the password beside it, user:password@host");
      }
      return host;
    } catch (URISyntaxException e) {
      throw refused();
    }
  }

  private static String authorityOf(URI address) {
    return address.getRawAuthority() == null ? "" : address.getRawAuthority();
  }

  /** Where to begin. */
  List<HostAndPort> places() {
    int standard = foundBy == FoundBy.SENTINEL ? SENTINEL_PORT : 6_379;
    return hosts.stream()
        .map(
            each -> new HostAndPort(each.getHost(), each.getPort() < 0 ? standard : each.getPort()))
        .toList();
  }

  boolean isTls() {
    return JedisURIHelper.isRedisSSLScheme(hosts.get(0));
  }

  /** Who one is there, if that stands in the address. */
  Optional<RedisLogin> login() {
    return Optional.ofNullable(hosts.get(0).getUserInfo())
        .map(info -> info.split(":", 2))
        .map(pair -> new RedisLogin(Optional.of(pair[0]).filter(user -> !user.isEmpty()), pair[1]));
  }

  int database() {
    URI any = hosts.get(0);
    return JedisURIHelper.hasDbIndex(any) ? JedisURIHelper.getDBIndex(any) : 0;
  }

  /** Without user and password. */
  String shown() {
    String scheme = foundBy == FoundBy.ADDRESS ? "redis" : foundBy.name().toLowerCase(Locale.ROOT);
    String places = places().stream().map(HostAndPort::toString).collect(Collectors.joining(","));
    return scheme + (isTls() ? "s" : "") + "://" + places + (master.isEmpty() ? "" : "/" + master);
  }

  private static IllegalArgumentException refused() {
    return new IllegalArgumentException(FORMS);
  }
}
