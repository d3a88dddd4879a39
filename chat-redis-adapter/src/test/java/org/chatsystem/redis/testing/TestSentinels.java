package org.chatsystem.redis.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import redis.clients.jedis.Jedis;

/**
 * A master, a replica and three sentinels that want a password, all processes of this machine. A
 * test that starts them is skipped where there is no {@code redis-server} on the path.
 */
public final class TestSentinels implements AutoCloseable {
  /** What the sentinels call the master. */
  public static final String NAME = "chat";

  private static final String PASSWORD = "hush";
  private static final List<String> IN_MEMORY =
      List.of("--save", "", "--appendonly", "no", "--repl-diskless-sync-delay", "0");

  private final List<TestRedis> redises = new ArrayList<>();
  private final List<TestRedis> sentinels = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();

  private TestSentinels() {}

  /**
   * Starts them; returns when all know each other.
   *
   * @param user how a user of the sentinels is written in their configuration
   */
  public static TestSentinels start(String user) {
    var started = new TestSentinels();
    try {
      started.startAll(user);
      return started;
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  private void startAll(String user) {
    TestRedis master = TestRedis.startProcess(FreePorts.next(), List.of(), IN_MEMORY);
    redises.add(master);
    var settings = new ArrayList<>(IN_MEMORY);
    settings.addAll(List.of("--replicaof", "127.0.0.1 " + master.port()));
    redises.add(TestRedis.startProcess(FreePorts.next(), List.of(), settings));
    Patience.until(() -> says(master, "", "connected_slaves:1"));
    for (int i = 0; i < 3; i++) {
      sentinels.add(sentinel(master, 2, user));
    }
    awaitAcquaintance();
  }

  private void awaitAcquaintance() {
    for (TestRedis each : sentinels) {
      Patience.until(() -> says(each, PASSWORD, "slaves=1,sentinels=3"));
    }
  }

  /** One that takes the replica for the master, and never has a majority to learn better. */
  public TestRedis startMistaken(String user) {
    return sentinel(replica(), 99, user);
  }

  /** Ends it; returns when the others count on it no more, as it would take part in elections. */
  public void endMistaken(TestRedis mistaken) {
    mistaken.close();
    for (TestRedis each : sentinels) {
      try (var jedis = new Jedis("127.0.0.1", each.port())) {
        jedis.auth(PASSWORD);
        jedis.sentinelReset(NAME);
      }
    }
    awaitAcquaintance();
  }

  private TestRedis sentinel(TestRedis master, int quorum, String user) {
    String text =
        """
        requirepass %s
        sentinel sentinel-pass %s
        %s
        sentinel monitor %s 127.0.0.1 %d %d
        sentinel down-after-milliseconds %s 1000
        sentinel failover-timeout %s 2000
        """
            .formatted(PASSWORD, PASSWORD, user, NAME, master.port(), quorum, NAME, NAME);
    return TestRedis.startProcess(
        FreePorts.next(), List.of(written(text).toString(), "--sentinel"), List.of());
  }

  private Path written(String text) {
    try {
      Path file = Files.createTempFile("test-sentinel", ".conf");
      files.add(file);
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean says(TestRedis redis, String password, String what) {
    try (var jedis = new Jedis("127.0.0.1", redis.port())) { // whose first word may be a password
      if (!password.isEmpty()) {
        jedis.auth(password);
      }
      return jedis.info().contains(what);
    }
  }

  /** Where the sentinels listen, separated by commas. */
  public String addresses() {
    return sentinels.stream().map(TestRedis::address).collect(Collectors.joining(","));
  }

  /** Both, whichever is the master. */
  public List<TestRedis> redises() {
    return redises;
  }

  /** The one that takes writes now. */
  public TestRedis master() {
    return one(role -> role.equals("master"));
  }

  /** The one that follows it. */
  public TestRedis replica() {
    return one(role -> role.equals("slave"));
  }

  private TestRedis one(Predicate<String> role) {
    return redises.stream().filter(each -> role.test(roleOf(each))).findFirst().orElseThrow();
  }

  private static String roleOf(TestRedis redis) {
    try (Jedis jedis = redis.connect()) {
      return jedis.role().get(0).toString();
    }
  }

  /** Starts one again that was lost, to follow the other one, which sentinels see to only later. */
  public void restart(TestRedis lost) {
    int other = redises.stream().filter(each -> each != lost).findFirst().orElseThrow().port();
    lost.restart();
    try (Jedis jedis = lost.connect()) {
      jedis.replicaof("127.0.0.1", other);
    }
    Patience.until(() -> roleOf(lost).equals("slave"));
  }

  @Override
  public void close() {
    sentinels.forEach(TestRedis::close);
    redises.forEach(TestRedis::close);
    files.forEach(each -> each.toFile().delete());
  }
}
