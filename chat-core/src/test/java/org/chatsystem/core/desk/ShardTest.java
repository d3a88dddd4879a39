package org.chatsystem.core.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chatsystem.core.model.Conversation;
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
