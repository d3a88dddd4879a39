package org.chatsystem.core.benchmark;

import static org.chatsystem.core.fixture.SampleDrafts.draft;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.chatsystem.core.desk.DeliveryDesk;
import org.chatsystem.core.desk.DeskLimits;
import org.chatsystem.core.fixture.SampleGroups;
import org.chatsystem.core.fixture.SampleUsers;
import org.chatsystem.core.memory.InMemoryBackend;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Delivery;
import org.chatsystem.core.port.out.Monitor;
import org.chatsystem.core.port.out.Notice;
import org.chatsystem.core.port.out.Outbox;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One message from its append to the outboxes of all members of a group: the log in memory, the
 * bus, and the desk, with the threads between them. Divided by the members it is the cost of a
 * delivery.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FanOutBenchmark {
  @Param({"1", "100", "1000"})
  private int members;

  private final AtomicInteger missing = new AtomicInteger();
  private final Semaphore everyoneHasIt = new Semaphore(0);
  private final InMemoryBackend backend = InMemoryBackend.create();
  private final DeliveryDesk desk = new DeliveryDesk(backend, DeskLimits.standard(), Monitor.NONE);
  private Conversation group;
  private Username owner;

  /** Signs them up, makes the group, connects them. */
  @Setup
  public void connectMembers() {
    Username[] everyone =
        Stream.generate(() -> SampleUsers.signedUp(backend))
            .limit(members)
            .toArray(Username[]::new);
    owner = everyone[0];
    Username[] others = Stream.of(everyone).skip(1).toArray(Username[]::new);
    group = new Conversation.OfGroup(SampleGroups.founded(backend, owner, others));
    for (Username each : everyone) {
      desk.connect(each, Optional.empty(), new Sink()).toCompletableFuture().join();
    }
  }

  @TearDown
  public void close() {
    desk.close();
    backend.close();
  }

  @Benchmark
  public void oneMessageToAllMembers() throws InterruptedException {
    missing.set(members);
    backend.log().append(draft(group, owner, "x".repeat(100)));
    everyoneHasIt.acquire();
  }

  private final class Sink implements Outbox {
    @Override
    public void offer(Delivery delivery) {
      if (delivery.notice() instanceof Notice.Said && missing.decrementAndGet() == 0) {
        everyoneHasIt.release();
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close(Ending ending) {}
  }
}
