package org.chatsystem.redis;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
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
import redis.clients.jedis.Jedis;

/**
 * How many appends one instance gets through, closed loop with so many under way, and what each
 * costs Redis; not a test. Run {@link #main} from an IDE or with the test class path. Says nothing
 * about latency. Redis' processor time is told well even by a machine that does other work.
 */
final class AppendBenchmark {
  private static final int UNDER_WAY = 1_000;
  private static final int SECONDS = 5;
  private static final int USERS = 1_000;

  private final TestRedis redis;
  private final RedisBackend node;

  private AppendBenchmark(TestRedis redis, RedisBackend node) {
    this.redis = redis;
    this.node = node;
  }

  /** Prints messages per second: to everybody and in pairs, without and with a ref. */
  public static void main(String... args) throws InterruptedException {
    try (TestRedis redis = TestRedis.startDurable();
        RedisBackend node = RedisBackend.connect(RedisSettings.at(redis.address()))) {
      var benchmark = new AppendBenchmark(redis, node);
      IntStream.range(0, USERS).mapToObj(AppendBenchmark::user).forEach(benchmark::signUp);
      for (int round = 0; round < 3; round++) {
        for (boolean withRef : new boolean[] {false, true}) {
          benchmark.measure("broadcast", i -> Conversation.BROADCAST, withRef);
          benchmark.measure("direct", i -> new Conversation.Direct(user(i), user(i ^ 1)), withRef);
        }
      }
    }
  }

  private static Username user(int index) {
    return new Username("user" + index);
  }

  private void signUp(Username name) {
    var user = new User(name, new DisplayName(name.value()), Instant.now());
    node.users().create(new Account(user, Optional.empty()));
  }

  private void measure(String what, IntFunction<Conversation> conversations, boolean withRef)
      throws InterruptedException {
    var content = new Content("x".repeat(200));
    var free = new Semaphore(UNDER_WAY);
    double redisTime = redisTime();
    long start = System.nanoTime();
    long end = start + TimeUnit.SECONDS.toNanos(SECONDS);
    int count = 0;
    while (System.nanoTime() < end) {
      free.acquire();
      Optional<Ref> ref = withRef ? Optional.of(new Ref(start + "-" + count)) : Optional.empty();
      int sender = count % USERS;
      var draft =
          new Draft(conversations.apply(sender), user(sender), content, ref, Optional.empty());
      var unused = node.log().append(draft).whenComplete((done, failure) -> free.release());
      count++;
    }
    free.acquire(UNDER_WAY);
    System.out.printf(
        "%-9s %-11s %,7d appends/s, %.1f us of Redis each%n",
        what,
        withRef ? "with ref" : "without ref",
        count * 1_000_000_000L / (System.nanoTime() - start),
        (redisTime() - redisTime) * 1e6 / count);
  }

  /** Redis' processor time so far, in seconds. */
  private double redisTime() {
    try (Jedis jedis = redis.connect()) {
      return jedis
          .info("cpu")
          .lines()
          .filter(line -> line.matches("used_cpu_(sys|user):.*"))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(':') + 1)))
          .sum();
    }
  }
}
