package org.chatsystem.core.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleGroups.founded;
import static org.chatsystem.core.fixture.SampleUsers.signedUp;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.chatsystem.core.memory.InMemoryBackend;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Monitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever hears a conversation goes before the store has said who that is. */
class ForgottenFeedTest {
  private final Backend backend = InMemoryBackend.create();
  private final Username alice = signedUp(backend);
  private final Conversation room = new Conversation.OfGroup(founded(backend, alice));
  private final ExecutorService readers = Executors.newSingleThreadExecutor();
  private final DeskClock clock = new DeskClock();
  private final Shards shards = new Shards(new LocalUsers(), store());
  private final PresenceFanOut fanOut = new PresenceFanOut(shards, clock);

  private Store store() {
    DeskLimits limits = DeskLimits.standard();
    return new Store(
        backend.log(),
        backend.changes(),
        backend.groups(),
        backend.readMarkers(),
        backend.departures(),
        new LogReader(readers, clock, Duration.ofMillis(2)),
        limits,
        Monitor.NONE);
  }

  @AfterEach
  void close() {
    shards.close();
    readers.shutdownNow();
    clock.close();
    backend.close();
  }

  @Test
  void whoComesAfterwardsIsToldOfOthers() {
    var answer = new CountDownLatch(1);
    readers.execute(() -> awaitOn(answer));
    LocalConnection first = connection();
    hears(first);
    fanOut.tell(room, connection -> {});
    awaitIdle();
    shards.of(room).post(room, feed -> feed.remove(first));
    shards.prune();
    awaitIdle();
    answer.countDown();

    hears(connection());
    var told = new CountDownLatch(1);
    fanOut.tell(room, connection -> told.countDown());
    awaitOn(told);
  }

  private LocalConnection connection() {
    var connection =
        new LocalConnection(RandomId.connection(), alice, Optional.empty(), new Told(), null);
    connection.ready(MessageId.NONE);
    return connection;
  }

  private void hears(LocalConnection connection) {
    shards.of(room).open(room, feed -> feed.add(connection, MessageId.NONE));
  }

  /** Behind all that was handed over, and all that could wait. */
  private void awaitIdle() {
    var idle = new CountDownLatch(1);
    shards.of(room).whenIdle(room, feed -> idle.countDown(), idle::countDown);
    awaitOn(idle);
  }

  private static void awaitOn(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
