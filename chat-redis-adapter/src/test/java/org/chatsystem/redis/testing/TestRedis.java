package org.chatsystem.redis.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisAccessControlException;

/**
 * A real Redis on a free port of this machine: in a container where a Docker engine answers, else
 * the {@code redis-server} on the path, else the binary of embedded-redis. {@code CHAT_TEST_REDIS}
 * ({@code docker}, {@code server} or {@code embedded}; system property or environment) decides
 * otherwise. Ends with the JVM at the latest. For one thread at a time.
 */
public final class TestRedis implements AutoCloseable {
  private static final class Chosen {
    private static final Engine ENGINE = Engine.choose();

    static {
      System.out.println("Tests use Redis from: " + ENGINE);
    }
  }

  private static final class Shared {
    private static final TestRedis REDIS = start();
  }

  private final int port;
  private final Server server;
  private final JedisClientConfig client;

  private TestRedis(int port, Server server, JedisClientConfig client) {
    this.port = port;
    this.server = server;
    this.client = client;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /** The one that all tests of this JVM may share; nobody stops it or empties it. */
  public static TestRedis shared() {
    return Shared.REDIS;
  }

  /** A new one that forgets everything when it ends. */
  public static TestRedis start() {
    return started(List.of("--save", "", "--appendonly", "no"));
  }

  /** A new one that has written down whatever it has answered. */
  public static TestRedis startDurable() {
    return startAppending("always");
  }

  /**
   * A new one that keeps an append-only file.
   *
   * @param fsync when the disk confirms it: {@code always} or {@code everysec}
   */
  public static TestRedis startAppending(String fsync) {
    return started(List.of("--save", "", "--appendonly", "yes", "--appendfsync", fsync));
  }

  /**
   * A new one that speaks TLS and nothing else, as {@code localhost}. It wants no certificate of
   * its clients unless it is told to ({@code CONFIG SET tls-auth-clients yes}).
   */
  public static TestRedis startWithTls(TestAuthority authority) {
    int port = FreePorts.next();
    var files = new TlsFiles(authority.certificate(), authority.issue("localhost"));
    Server server =
        Chosen.ENGINE.server(port, files.settings(Chosen.ENGINE.inside(port)), files.all());
    return started(new TestRedis(port, server, files.client()));
  }

  private static TestRedis started(List<String> settings) {
    int port = FreePorts.next();
    return started(port, Chosen.ENGINE.server(port, settings, List.of()));
  }

  /**
   * A new process of the {@code redis-server} on the path, for several that know each other: they
   * must all listen on this machine.
   *
   * @param arguments what comes before the settings, such as a configuration file
   */
  static TestRedis startProcess(int port, List<String> arguments, List<String> settings) {
    Optional<Path> binary = Engine.onPath();
    Assumptions.assumeTrue(binary.isPresent(), "there is no redis-server on the path");
    var program = new ArrayList<>(List.of(binary.get().toString()));
    program.addAll(arguments);
    return started(port, new ProcessServer(program, port, settings));
  }

  private static TestRedis started(int port, Server server) {
    var client = DefaultJedisClientConfig.builder().protocol(RedisProtocol.RESP2).build();
    return started(new TestRedis(port, server, client));
  }

  private static TestRedis started(TestRedis redis) {
    redis.restart();
    return redis;
  }

  /** Where it listens, as {@code host:port}. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** The port of {@link #address}. */
  public int port() {
    return port;
  }

  /** A new connection of one's own, to look and to meddle. */
  public Jedis connect() {
    return new Jedis(new HostAndPort("localhost", port), client);
  }

  /** Returns when it has become a master. */
  public void awaitMaster() {
    Patience.until(this::isMaster);
  }

  private boolean isMaster() {
    try (Jedis jedis = connect()) {
      return jedis.role().get(0).equals("master");
    }
  }

  /** Ends it as an operator would. */
  public void stop() {
    server.stop();
  }

  /** Ends it as a power failure would. */
  public void kill() {
    server.kill();
  }

  /** Starts it again on the same port; returns when it answers. */
  public void restart() {
    server.start();
    Patience.until(this::answers);
  }

  /** It keeps its connections but answers nothing any more. */
  public void pause() {
    server.pause();
  }

  /** Goes on after {@link #pause}. */
  public void resume() {
    server.resume();
  }

  /** Ends it for good. */
  @Override
  public void close() {
    server.discard();
  }

  private boolean answers() {
    try (Jedis jedis = connect()) {
      return "PONG".equals(jedis.ping());
    } catch (JedisAccessControlException wantsAPassword) {
      return true;
    }
  }
}
