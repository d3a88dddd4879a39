package org.chatsystem.core.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.port.out.Monitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShardTest {
  private final Shard shard = new Shard("shard-under-test", 100, Monitor.NONE, (of, key) -> null);
  private final List<String> done = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    shard.close();
  }

  private void whenIdle(Runnable task) {
    shard.whenIdle(Conversation.BROADCAST, feed -> {}, task);
  }

  @Test
  void whatCanWaitIsDoneBehindWhatCannot() {
    var hold = new CountDownLatch(1);
    shard.run(() -> awaitOn(hold));
    whenIdle(() -> done.add("can wait"));
    whenIdle(() -> done.add("can wait too"));
    shard.run(() -> done.add("one"));
    shard.run(() -> done.add("two"));
    hold.countDown();
    await().untilAsserted(() -> assertThat(done).hasSize(4));
    assertThat(done).containsExactly("one", "two", "can wait", "can wait too");
  }

  @Test
  void whatCanWaitDoesNotWaitForEver() {
    var wasDone = new AtomicBoolean();
    shard.run(new Endless(wasDone));
    whenIdle(() -> wasDone.set(true));
    await().untilTrue(wasDone);
  }

  @Test
  void flushesOnceForAllThatHasGathered() {
    assertThat(flushesFor(1_000, () -> 0)).isEqualTo(1);
  }

  @Test
  void doesNotLetAFlushWaitForAllThatHasGathered() {
    var nanos = new AtomicLong();
    assertThat(flushesFor(1_000, () -> nanos.addAndGet(100_000))).isBetween(10, 300);
  }

  /** How often is flushed for so many events that come at once. */
  private static int flushesFor(int events, LongSupplier nanoTime) {
    var hold = new CountDownLatch(1);
    var flushes = new AtomicInteger();
    var told = new CountDownLatch(1);
    try (var busy = new Shard("busy", events, new Flushes(flushes), (of, key) -> null, nanoTime)) {
      busy.run(() -> awaitOn(hold));
      for (int i = 0; i < events; i++) {
        busy.run(() -> busy.flushed(new MessageId(1, 1)));
      }
      busy.whenIdle(Conversation.BROADCAST, feed -> {}, () -> {});
      // behind the flush that follows the one before
      busy.whenIdle(Conversation.BROADCAST, feed -> {}, told::countDown);
      hold.countDown();
      awaitOn(told);
      return flushes.get();
    }
  }

  private record Flushes(AtomicInteger count) implements Monitor {
    @Override
    public void flushed(Duration lag) {
      count.incrementAndGet();
    }
  }

  /** There is always something else to do. */
  private final class Endless implements Runnable {
    private final AtomicBoolean end;

    Endless(AtomicBoolean end) {
      this.end = end;
    }

    @Override
    public void run() {
      if (!end.get()) {
        shard.run(this);
      }
    }
  }

  private static void awaitOn(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
