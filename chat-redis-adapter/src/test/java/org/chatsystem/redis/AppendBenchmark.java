package org.chatsystem.redis;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Draft;
import org.chatsystem.redis.testing.TestRedis;

/**
 * How many appends one instance gets through, closed loop with so many under way; not a test. Run
 * {@link #main} from an IDE or with the test class path. Says nothing about latency.
 */
final class AppendBenchmark {
  private static final int UNDER_WAY = 1_000;
  private static final int SECONDS = 5;

  private AppendBenchmark() {}

  /** Prints messages per second: without and with a ref. */
  public static void main(String... args) throws InterruptedException {
    try (TestRedis redis = TestRedis.start();
        RedisBackend node = RedisBackend.connect(RedisSettings.at(redis.address()))) {
      for (int round = 0; round < 3; round++) {
        System.out.printf("without ref: %,d appends/s%n", measure(node, false));
        System.out.printf("with ref:    %,d appends/s%n", measure(node, true));
      }
    }
  }

  private static long measure(RedisBackend node, boolean withRef) throws InterruptedException {
    var content = new Content("x".repeat(200));
    var free = new Semaphore(UNDER_WAY);
    long start = System.nanoTime();
    long end = start + TimeUnit.SECONDS.toNanos(SECONDS);
    long count = 0;
    while (System.nanoTime() < end) {
      free.acquire();
      Optional<Ref> ref = withRef ? Optional.of(new Ref(start + "-" + count)) : Optional.empty();
      var user = new Username("user" + count % 100);
      var draft = new Draft(Conversation.BROADCAST, user, content, ref, Optional.empty());
      var unused = node.log().append(draft).whenComplete((done, failure) -> free.release());
      count++;
    }
    free.acquire(UNDER_WAY);
    return count * 1_000_000_000L / (System.nanoTime() - start);
  }
}
