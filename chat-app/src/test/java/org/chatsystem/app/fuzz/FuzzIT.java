package org.chatsystem.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.chatsystem.app.ChatServer;
import org.chatsystem.app.Settings;
import org.chatsystem.app.e2e.RawSocket;
import org.chatsystem.core.fixture.Hostile;
import org.chatsystem.redis.testing.TestRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

/**
 * Hostile input against a whole server, in memory and on Redis: no answer of 500 or more, no stack
 * trace in an answer or in the log, no key in Redis that is not in the table, no more threads, heap
 * or connections than before, and an honest client is served as ever. Some seconds unless asked for
 * more:
 *
 * <pre>mvn -pl chat-app -am verify -Dtest=none -Dit.test=FuzzIT \
 *     -Dfuzz.duration=5m -Dfuzz.seed=42</pre>
 *
 * What is sent follows from the seed and the number of the case, but for names, ids and tokens,
 * which the server chose; a failure shows the bytes.
 */
class FuzzIT {
  private static final String PREFIX = "fuzz:";
  private static final int WORKERS = 3;
  private static final int WARM_UP = 300;

  /**
   * Bounded pools that fill up later; of a leak there would be one for each of thousands of cases.
   */
  private static final int MORE_THREADS = 100;

  private static final long MORE_HEAP = 96L << 20;

  private final Plan plan = Plan.asked();
  private final Findings findings = new Findings();
  private LogWatch log;
  private TestRedis redis;
  private ChatServer server;

  @BeforeEach
  void watch() {
    log = LogWatch.begin();
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
    if (redis != null) {
      redis.close();
    }
    log.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"in memory", "on Redis"})
  void nothingHostileBreaksIt(String mode) throws Exception {
    start(mode.equals("on Redis"));
    work(0, WARM_UP, Long.MAX_VALUE);
    awaitQuiet();
    long threads = threads();
    long heap = heap();

    long end = System.nanoTime() + plan.duration().dividedBy(2).toNanos();
    flood(end);

    System.out.printf("Fuzzed %s with seed %d:%n%s", mode, plan.seed(), findings);
    assertThat(findings.wrong()).isEmpty();
    assertThat(log.faults()).as("faults in the log").isEmpty();
    assertAnHonestTalk();
    awaitQuiet();
    assertThat(threads()).as("threads").isLessThan(threads + MORE_THREADS);
    assertThat(heap()).as("bytes of live objects").isLessThan(heap + MORE_HEAP);
    assertAllWasTried();
    assertNoStrangersInRedis();
  }

  private void start(boolean onRedis) {
    var environment =
        new HashMap<>(
            Map.of(
                "PORT",
                "0",
                "BCRYPT_COST",
                "4",
                "CHAT_RATE_LIMIT",
                "off",
                "CHAT_WEBHOOK_PRIVATE",
                "on"));
    if (onRedis) {
      redis = TestRedis.start();
      environment.put("REDIS_ADDR", redis.address());
      environment.put("CHAT_REDIS_PREFIX", PREFIX);
    }
    server = ChatServer.start(Settings.from(environment));
  }

  private void flood(long end) {
    var pool = Executors.newFixedThreadPool(WORKERS);
    try {
      IntStream.rangeClosed(1, WORKERS)
          .mapToObj(
              each ->
                  CompletableFuture.runAsync(
                      () -> work(each * 1_000_000_000L, Long.MAX_VALUE, end), pool))
          .toList()
          .forEach(CompletableFuture::join);
    } finally {
      pool.shutdownNow();
    }
  }

  /** So many cases, until then. */
  private void work(long first, long cases, long end) {
    var http = new HttpAttack(server.port(), findings);
    var socket = new SocketAttack(server.port(), findings);
    try {
      Actor actor = Actor.signUp(server.port());
      for (long i = 0; i < cases && System.nanoTime() < end; i++) {
        long seed = plan.seed() * 10_000_000_000L + first + i;
        var hostile = new Hostile(seed);
        boolean isSignedIn =
            hostile.onceIn(4)
                ? socket.attack(hostile, seed, actor)
                : http.attack(hostile, seed, actor);
        if (!isSignedIn) {
          actor = Actor.signUp(server.port()); // has logged out, or is deleted
        }
      }
    } catch (IOException e) {
      throw new AssertionError("the server could not be reached", e);
    }
  }

  private void awaitQuiet() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(metric("chat_connections")).isZero());
  }

  private double metric(String name) throws IOException {
    byte[] request =
        "GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    return RawHttp.exchange(server.port(), request, false)
        .text()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  /** But for those of Jetty, which has a bounded pool that shrinks when they are idle for long. */
  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(each -> !each.getName().startsWith("JettyServerThreadPool"))
        .count();
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private void assertAnHonestTalk() throws IOException {
    Actor alice = Actor.signUp(server.port());
    Actor bob = Actor.signUp(server.port());
    try (RawSocket toBob = RawSocket.open(server.port(), bob.token())) {
      String id = alice.say("dm:" + bob.name, "still there?").path("id").asText();
      RawSocket.Frame frame = toBob.read();
      while (!frame.text().contains("still there?")) {
        frame = toBob.read();
      }
      assertThat(frame.text()).contains(id);
      assertThat(bob.history("dm:" + alice.name).path(0).path("id").asText()).isEqualTo(id);
    }
  }

  private void assertAllWasTried() {
    List<Operation> operations = HttpAttack.operations();
    assertThat(operations).hasSizeGreaterThan(40);
    if (plan.isLong()) {
      assertThat(operations)
          .allSatisfy(
              each -> {
                assertThat(findings.counted(each + " → ")).as("%s", each).isGreaterThan(50);
                assertThat(findings.counted(each + " → 2xx")).as("well: %s", each).isPositive();
              });
    }
  }

  private void assertNoStrangersInRedis() {
    if (redis != null) {
      var table = KeyTable.read();
      assertThat(table.size()).isGreaterThan(35);
      try (Jedis jedis = redis.connect()) {
        assertThat(jedis.dbSize()).isGreaterThan(20);
        assertThat(table.strangersIn(jedis, PREFIX)).isEmpty();
      }
    }
  }
}
