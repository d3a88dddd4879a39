package org.chatsystem.core.desk;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chatsystem.core.fixture.SampleDrafts.draft;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.core.ThrowingRunnable;
import org.chatsystem.core.fixture.SampleUsers;
import org.chatsystem.core.memory.InMemoryBackend;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.ConnectUser.Connection;
import org.chatsystem.core.port.out.Appended;
import org.chatsystem.core.port.out.Retention;
import org.junit.jupiter.api.AfterEach;

/** A desk of its own for each test, over a bus that loses what it is told to. It never sweeps. */
abstract class DeskUnderTest {
  static final Duration NEVER = Duration.ofHours(1);
  static final FaultyBus.Faults DEAF = new FaultyBus.Faults(100, 0, 0, 0, 0);
  static final FaultyBus.Faults LATE = new FaultyBus.Faults(0, 0, 0, 100, 0);
  static final FaultyBus.Faults REFUSING = new FaultyBus.Faults(0, 0, 0, 0, 100);

  /** No two moments are the same, so that what came before a connection is before it by id too. */
  private final AtomicLong millis = new AtomicLong(System.currentTimeMillis());

  private final InstantSource clock = () -> Instant.ofEpochMilli(millis.incrementAndGet());
  final FaultyBackend backend = new FaultyBackend(InMemoryBackend.create(retention(), clock), 1);
  final Counted counted = new Counted();
  final DeliveryDesk desk = new DeliveryDesk(backend, limits(), counted);
  final FaultyBus bus = backend.faultyBus();
  final Username alice = SampleUsers.signedUp(backend);
  final Username bob = SampleUsers.signedUp(backend);

  Retention retention() {
    return Retention.DEFAULT;
  }

  DeskLimits limits() {
    return new DeskLimits(1, 100, 4, 10, 4, NEVER, Duration.ofMillis(2), Duration.ofMillis(2));
  }

  @AfterEach
  void close() {
    backend.beforeReads(() -> {});
    desk.close();
    backend.close();
  }

  Connection connect(Username user, Told told) {
    return connect(user, Optional.empty(), told);
  }

  Connection connect(Username user, Optional<SessionId> session, Told told) {
    return desk.connect(user, session, told).toCompletableFuture().orTimeout(10, SECONDS).join();
  }

  MessageId say(Username from, Conversation to, String text) {
    var stage = backend.plain().log().append(draft(to, from, text));
    return ((Appended.Stored) stage.toCompletableFuture().join()).id();
  }

  /** Said, but its event is lost. */
  MessageId sayUnheard(Username from, Conversation to, String text) {
    bus.stall();
    MessageId id = say(from, to, text);
    eventually(() -> assertThat(bus.waiting()).isPositive());
    bus.lose();
    return id;
  }

  static void eventually(ThrowingRunnable assertion) {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(assertion);
  }
}
