package org.chatsystem.redis;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Account;
import org.chatsystem.core.port.out.Draft;
import org.chatsystem.redis.testing.TestRedis;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import redis.clients.jedis.Jedis;

/**
 * One append among so many that are under way at the same time, to a Redis of its own with an
 * append-only file, and what it costs Redis: its processor time is told well even by a machine that
 * does other work.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class AppendBenchmark {
  private static final int UNDER_WAY = 500;
  private static final int USERS = 1_000;
  private static final Content CONTENT = new Content("x".repeat(200));

  /** Where it is said. */
  public enum Kind {
    DIRECT,
    BROADCAST
  }

  @Param private Kind kind;

  @Param({"false", "true"})
  private boolean withRef;

  private TestRedis redis;
  private RedisBackend node;
  private long said;

  /** What Redis did meanwhile. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class OfRedis {
    private double microsBefore;
    private long appendsBefore;

    /** Redis' processor time for each append, in microseconds. */
    public double redisMicros;

    @Setup(Level.Iteration)
    public void begin(AppendBenchmark benchmark) {
      microsBefore = benchmark.redisMicros();
      appendsBefore = benchmark.said;
    }

    @TearDown(Level.Iteration)
    public void end(AppendBenchmark benchmark) {
      redisMicros = (benchmark.redisMicros() - microsBefore) / (benchmark.said - appendsBefore);
    }
  }

  @Setup
  public void start() {
    redis = TestRedis.startDurable();
    node = RedisBackend.connect(RedisSettings.at(redis.address()));
    IntStream.range(0, USERS).mapToObj(AppendBenchmark::user).forEach(this::signUp);
  }

  @TearDown
  public void stop() {
    node.close();
    redis.close();
  }

  @Benchmark
  @OperationsPerInvocation(UNDER_WAY)
  public void append(OfRedis unused) {
    CompletableFuture.allOf(
            IntStream.range(0, UNDER_WAY)
                .mapToObj(i -> node.log().append(draft()).toCompletableFuture())
                .toArray(CompletableFuture[]::new))
        .join();
  }

  private Draft draft() {
    int sender = (int) (said++ % USERS);
    Conversation to =
        kind == Kind.DIRECT
            ? new Conversation.Direct(user(sender), user(sender ^ 1))
            : Conversation.BROADCAST;
    Optional<Ref> ref = withRef ? Optional.of(new Ref("r" + said)) : Optional.empty();
    return new Draft(to, user(sender), CONTENT, ref, Optional.empty());
  }

  private static Username user(int index) {
    return new Username("user" + index);
  }

  private void signUp(Username name) {
    var user = new User(name, new DisplayName(name.value()), Instant.now());
    node.users().create(new Account(user, Optional.empty()));
  }

  private double redisMicros() {
    try (Jedis jedis = redis.connect()) {
      return jedis
          .info("cpu")
          .lines()
          .filter(line -> line.matches("used_cpu_(sys|user):.*"))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(':') + 1)))
          .map(seconds -> seconds * TimeUnit.SECONDS.toMicros(1))
          .sum();
    }
  }
}
