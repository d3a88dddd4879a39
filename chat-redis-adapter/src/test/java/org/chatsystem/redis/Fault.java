package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.port.out.MessageBus;
import org.chatsystem.core.port.out.UnavailableException;
import org.chatsystem.redis.testing.TestRedis;
import org.junit.jupiter.api.AfterEach;

/** What tests with faults share: a Redis of their own, nodes on it, and something that listens. */
abstract class Fault {
  static final Duration TIMEOUT = Duration.ofMillis(500);
  static final Duration LIMIT = Duration.ofSeconds(15);

  final TestRedis redis = newRedis();
  private final Queue<RedisBackend> nodes = new ConcurrentLinkedQueue<>();

  TestRedis newRedis() {
    return TestRedis.start();
  }

  RedisBackend node() {
    return node(TIMEOUT);
  }

  /** For where time is not the point: it waits for Redis as long as a test does. */
  RedisBackend patientNode() {
    return node(LIMIT);
  }

  private RedisBackend node(Duration timeout) {
    RedisBackend node =
        RedisBackend.connect(RedisSettings.at(redis.address()).withTimeout(timeout));
    nodes.add(node);
    return node;
  }

  @AfterEach
  void end() {
    nodes.forEach(RedisBackend::close);
    redis.close();
  }

  static void eventually(Runnable assertion) {
    await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).untilAsserted(assertion::run);
  }

  static <T> T answer(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** It fails as unavailable, and long before anybody loses patience. */
  static void assertUnavailable(CompletionStage<?> stage) {
    assertThat(stage.toCompletableFuture())
        .failsWithin(LIMIT)
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(UnavailableException.class);
  }

  /** Remembers what it hears. */
  static final class Hearing implements MessageBus.Listener {
    record Heard(Channel channel, Event event) {}

    final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
    final BlockingQueue<String> restorations = new LinkedBlockingQueue<>();

    @Override
    public void heard(Channel channel, Event event) {
      heard.add(new Heard(channel, event));
    }

    @Override
    public void restored() {
      restorations.add("restored");
    }

    void awaitRestored() throws InterruptedException {
      assertThat(restorations.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS)).isNotNull();
    }
  }
}
