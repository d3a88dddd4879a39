package org.chatsystem.redis;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.chatsystem.core.port.out.Retention;
import org.chatsystem.redis.RedisTopology.FoundBy;

/**
 * How one instance uses its Redis. Begin with {@link #at} and change what should differ.
 *
 * @param address {@code redis://[user:password@]host[:port][/database]}; {@code
 *     sentinel://[user:password@]host[:port],…/master[/database]} where sentinels know which one it
 *     is; {@code cluster://[user:password@]host[:port],…} with some nodes of a Cluster, which may
 *     also be written as {@code redis://} if they are several; {@code rediss://}, {@code
 *     sentinels://} and {@code clusters://} for TLS
 * @param prefix what every key and channel begins with; several chat systems may share a Redis
 *     under different prefixes
 * @param retention how much of each conversation is kept
 * @param timeout how long any one answer is waited for
 * @param instance names this instance among all that share the prefix; a new one for each start, or
 *     else connections of the run before count as alive
 * @param login who this is, if it does not stand in the address
 * @param tls whom it believes and what it presents when the address asks for TLS
 */
public record RedisSettings(
    URI address,
    String prefix,
    Retention retention,
    Duration timeout,
    String instance,
    Optional<RedisLogin> login,
    RedisTls tls) {

  /** The prefix unless another is chosen. */
  public static final String DEFAULT_PREFIX = "chat:";

  /** Checks everything; what is refused is said in one line that repeats no password. */
  public RedisSettings {
    Address.of(address);
    if (!prefix.matches("[A-Za-z0-9:_.-]{1,64}")) {
      throw new IllegalArgumentException(
          "a Redis prefix has 1 to 64 characters of A-Z a-z 0-9 : _ . -");
    }
    if (!instance.matches("[A-Za-z0-9_.-]{1,64}")) {
      throw new IllegalArgumentException(
          "an instance name has 1 to 64 characters of A-Z a-z 0-9 _ . -");
    }
    if (timeout.toMillis() < 10 || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("a Redis time-out is between 10 ms and a minute");
    }
  }

  /**
   * The defaults: prefix {@value #DEFAULT_PREFIX}, {@link Retention#DEFAULT}, two seconds, a random
   * instance name.
   *
   * @param address {@code host:port} or a URI as above
   */
  public static RedisSettings at(String address) {
    return new RedisSettings(
        Address.parse(address),
        DEFAULT_PREFIX,
        Retention.DEFAULT,
        Duration.ofSeconds(2),
        UUID.randomUUID().toString(),
        Optional.empty(),
        RedisTls.STANDARD);
  }

  /** The same with another prefix. */
  public RedisSettings withPrefix(String other) {
    return new RedisSettings(address, other, retention, timeout, instance, login, tls);
  }

  /** The same with another retention. */
  public RedisSettings withRetention(Retention other) {
    return new RedisSettings(address, prefix, other, timeout, instance, login, tls);
  }

  /** The same with another time-out. */
  public RedisSettings withTimeout(Duration other) {
    return new RedisSettings(address, prefix, retention, other, instance, login, tls);
  }

  /** The same for another instance. */
  public RedisSettings withInstance(String other) {
    return new RedisSettings(address, prefix, retention, timeout, other, login, tls);
  }

  /**
   * The same with a user and password that do not stand in the address.
   *
   * @throws IllegalArgumentException if they stand there too
   */
  public RedisSettings withLogin(RedisLogin other) {
    if (Address.of(address).login().isPresent()) {
      throw new IllegalArgumentException("stands beside a user or password in the address");
    }
    return new RedisSettings(
        address, prefix, retention, timeout, instance, Optional.of(other), tls);
  }

  /**
   * The same with certificates of one's own.
   *
   * @throws IllegalArgumentException if the address does not ask for TLS
   */
  public RedisSettings withTls(RedisTls other) {
    if (!Address.of(address).isTls()) {
      throw new IllegalArgumentException(
          "is of no use without an address of rediss://, sentinels:// or clusters://");
    }
    return new RedisSettings(address, prefix, retention, timeout, instance, login, other);
  }

  /** On a Cluster all keys and channels lie in one slot: what stands in braces decides which. */
  String keyPrefix() {
    return Address.of(address).foundBy() == FoundBy.CLUSTER ? "{" + prefix + "}" : prefix;
  }

  /** Where Redis is, without what may be a password. */
  public String shownAddress() {
    return Address.of(address).shown();
  }

  /** Leaves out whatever may be a password. */
  @Override
  public String toString() {
    return "RedisSettings[%s, prefix=%s, %s, timeout=%s, instance=%s]"
        .formatted(shownAddress(), prefix, retention, timeout, instance);
  }
}
