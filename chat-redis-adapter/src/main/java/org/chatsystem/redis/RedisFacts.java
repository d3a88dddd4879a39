package org.chatsystem.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chatsystem.core.port.out.UnavailableException;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * What a Redis says of itself, for whoever judges whether it is fit to hold a chat system. What its
 * user may not ask, or this version cannot tell, is empty.
 *
 * @param version such as {@code 7.0.15}
 * @param roundTrip how long an answer takes: the median of several
 * @param clockAhead how far its clock is before this machine's, within a round trip; negative if it
 *     is behind
 * @param appendOnly whether it keeps an append-only file
 * @param fsync when that is synced: {@code always}, {@code everysec} or {@code no}
 * @param evictionPolicy what it does when its memory is full, such as {@code noeviction}
 * @param topology where it stands among others
 */
public record RedisFacts(
    Optional<String> version,
    Duration roundTrip,
    Duration clockAhead,
    Optional<Boolean> appendOnly,
    Optional<String> fsync,
    Optional<String> evictionPolicy,
    RedisTopology topology) {
  private static final int ROUND_TRIPS = 9;

  /**
   * Asks over a connection of its own; changes nothing.
   *
   * @throws UnavailableException if it does not answer, or refuses its user
   */
  public static RedisFacts of(RedisSettings settings) {
    Endpoint endpoint = Endpoint.of(settings);
    Connection connection = connected(endpoint);
    try (var redis = new Jedis(connection)) {
      Map<String, String> info = info(redis);
      return new RedisFacts(
          Optional.ofNullable(info.get("redis_version")),
          roundTrip(redis),
          clockAhead(redis),
          Optional.ofNullable(info.get("aof_enabled")).map("1"::equals),
          config(redis, "appendfsync"),
          Optional.ofNullable(info.get("maxmemory_policy")),
          new RedisTopology(
              Address.of(settings.address()).foundBy(),
              connection.getHostAndPort().toString(),
              allowed(redis::role).map(role -> replicas(role.get(2))),
              config(redis, "min-replicas-to-write").map(Integer::valueOf),
              clusterState(redis)));
    } catch (JedisException e) {
      throw Store.unavailable(e);
    }
  }

  private static Map<String, String> info(Jedis redis) {
    return allowed(redis::info)
        .orElse("")
        .lines()
        .map(line -> line.split(":", 2))
        .filter(pair -> pair.length == 2)
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> one));
  }

  private static Connection connected(Endpoint endpoint) {
    try {
      return endpoint.connect();
    } catch (JedisException e) {
      throw Store.unavailable(e);
    }
  }

  private static Optional<String> config(Jedis redis, String name) {
    return allowed(() -> redis.configGet(name).get(name));
  }

  /** Of a replica something else stands in the list's place; nobody follows it that matters. */
  private static int replicas(Object followers) {
    return followers instanceof List<?> list ? list.size() : 0;
  }

  private static Optional<String> clusterState(Jedis redis) {
    Pattern line = Pattern.compile("cluster_state:(\\w+)");
    return allowed(redis::clusterInfo)
        .map(line::matcher)
        .filter(Matcher::find)
        .map(m -> m.group(1));
  }

  private static <T> Optional<T> allowed(Supplier<T> question) {
    try {
      return Optional.ofNullable(question.get());
    } catch (JedisConnectionException e) {
      throw e;
    } catch (JedisDataException e) {
      return Optional.empty();
    }
  }

  private static Duration roundTrip(Jedis redis) {
    var nanos = new long[ROUND_TRIPS];
    for (int i = 0; i < ROUND_TRIPS; i++) {
      long begin = System.nanoTime();
      redis.ping();
      nanos[i] = System.nanoTime() - begin;
    }
    Arrays.sort(nanos);
    return Duration.ofNanos(nanos[ROUND_TRIPS / 2]);
  }

  private static Duration clockAhead(Jedis redis) {
    Instant before = Instant.now();
    var time = redis.time();
    Instant here = before.plus(Duration.between(before, Instant.now()).dividedBy(2));
    Instant there =
        Instant.ofEpochSecond(Long.parseLong(time.get(0)), Long.parseLong(time.get(1)) * 1_000);
    return Duration.between(here, there);
  }
}
