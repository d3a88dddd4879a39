package org.chatsystem.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.chatsystem.core.port.out.UnavailableException;
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
 */
public record RedisFacts(
    Optional<String> version,
    Duration roundTrip,
    Duration clockAhead,
    Optional<Boolean> appendOnly,
    Optional<String> fsync,
    Optional<String> evictionPolicy) {
  private static final int ROUND_TRIPS = 9;

  /**
   * Asks over a connection of its own; changes nothing.
   *
   * @throws UnavailableException if it does not answer, or refuses its user
   */
  public static RedisFacts of(RedisSettings settings) {
    Endpoint endpoint = Endpoint.of(settings);
    try (var redis = new Jedis(endpoint.hostAndPort(), endpoint.config())) {
      Map<String, String> info = info(redis);
      return new RedisFacts(
          Optional.ofNullable(info.get("redis_version")),
          roundTrip(redis),
          clockAhead(redis),
          Optional.ofNullable(info.get("aof_enabled")).map("1"::equals),
          allowed(() -> redis.configGet("appendfsync").get("appendfsync")),
          Optional.ofNullable(info.get("maxmemory_policy")));
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
