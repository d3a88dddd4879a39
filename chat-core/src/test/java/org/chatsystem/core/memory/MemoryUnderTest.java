package org.chatsystem.core.memory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chatsystem.core.contract.StoreUnderTest;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Presence;
import org.chatsystem.core.port.out.Retention;
import org.junit.jupiter.api.AfterEach;

/** Two nodes over a store in memory with a clock of its own. */
abstract class MemoryUnderTest implements StoreUnderTest {
  final MovableClock clock = new MovableClock();
  private final InMemoryBackend backend = InMemoryBackend.create(Retention.DEFAULT, clock);
  private final InMemoryBackend otherNode = backend.anotherNode(Retention.DEFAULT);
  private final List<Backend> nodes = new ArrayList<>(List.of(backend, otherNode));

  @AfterEach
  void closeAll() {
    nodes.forEach(Backend::close);
  }

  @Override
  public InMemoryBackend backend() {
    return backend;
  }

  @Override
  public InMemoryBackend otherNode() {
    return otherNode;
  }

  @Override
  public InMemoryBackend backendKeeping(Retention retention) {
    InMemoryBackend further = backend.anotherNode(retention);
    nodes.add(further);
    return further;
  }

  @Override
  public void kill(Backend node) {
    clock.move(Presence.LEASE.minusSeconds(1));
    nodes.stream().filter(each -> each != node).forEach(each -> each.presence().renew());
    clock.move(Duration.ofSeconds(2));
  }

  @Override
  public void pass(Duration time) {
    clock.move(time.plusMillis(1));
  }
}
