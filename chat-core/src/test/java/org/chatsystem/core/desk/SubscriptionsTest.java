package org.chatsystem.core.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.port.out.MessageBus;
import org.chatsystem.core.port.out.UnavailableException;
import org.junit.jupiter.api.Test;

class SubscriptionsTest {
  /** Confirms when the test says so. */
  private static final class SlowBus implements MessageBus {
    final Deque<CompletableFuture<Void>> stages = new ArrayDeque<>();
    final List<String> calls = new ArrayList<>();

    @Override
    public void start(Listener listener) {}

    @Override
    public CompletionStage<Void> subscribe(Channel channel) {
      calls.add("in");
      stages.add(new CompletableFuture<>());
      return stages.getLast();
    }

    @Override
    public void unsubscribe(Channel channel) {
      calls.add("out");
    }

    @Override
    public void publish(Channel channel, Event event) {}
  }

  private final SlowBus bus = new SlowBus();
  private final Subscriptions subscriptions = new Subscriptions(bus);

  private Subscriptions.Hold hold() {
    return subscriptions.hold(Channel.BROADCAST);
  }

  @Test
  void theFirstSubscribesAndTheLastUnsubscribes() {
    var first = hold();
    var second = hold();
    bus.stages.getLast().complete(null);
    assertThat(second.isConfirmed()).isTrue();
    first.release();
    first.release();
    assertThat(bus.calls).containsExactly("in");
    second.release();
    assertThat(bus.calls).containsExactly("in", "out");
  }

  @Test
  void nothingIsHeldAfterAFailure() {
    var first = hold();
    bus.stages.getLast().completeExceptionally(new UnavailableException("away"));
    assertThat(first.isConfirmed()).isFalse();
    assertThat(bus.calls).containsExactly("in", "out");
    hold();
    assertThat(bus.calls).containsExactly("in", "out", "in");
  }

  @Test
  void aFailureAfterTheReleaseTakesNothingFromOthers() {
    var early = hold();
    var failing = bus.stages.getLast();
    early.release();
    var other = hold();
    bus.stages.getLast().complete(null);
    failing.completeExceptionally(new UnavailableException("away"));
    assertThat(other.isConfirmed()).isTrue();
    assertThat(bus.calls).containsExactly("in", "out", "in");
  }
}
