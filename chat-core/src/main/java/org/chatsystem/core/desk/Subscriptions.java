package org.chatsystem.core.desk;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.port.out.MessageBus;

/**
 * Listens to a channel while anyone here wants it: the first one in subscribes, the last one out
 * unsubscribes.
 */
final class Subscriptions implements AutoCloseable {
  private record Interest(int holders, CompletionStage<Void> confirmed) {}

  private final MessageBus bus;
  private final Map<Channel, Interest> interests = new ConcurrentHashMap<>();

  Subscriptions(MessageBus bus) {
    this.bus = bus;
  }

  /** Holds a channel until the hold is released, or has failed. */
  Hold hold(Channel channel) {
    return new Hold(channel, interests.compute(channel, this::held).confirmed());
  }

  private Interest held(Channel channel, Interest known) {
    boolean failed =
        known != null && known.confirmed().toCompletableFuture().isCompletedExceptionally();
    int holders = known == null ? 1 : known.holders() + 1;
    return new Interest(holders, known == null || failed ? subscribe(channel) : known.confirmed());
  }

  private CompletionStage<Void> subscribe(Channel channel) {
    try {
      return bus.subscribe(channel);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private Interest released(Channel channel, Interest known) {
    if (known.holders() > 1) {
      return new Interest(known.holders() - 1, known.confirmed());
    }
    bus.unsubscribe(channel);
    return null;
  }

  /** Listens to nothing any more. */
  @Override
  public void close() {
    interests.keySet().forEach(bus::unsubscribe);
    interests.clear();
  }

  /**
   * One holder's share in a channel. It is given back once, however often and by whomever it is
   * released: a subscription that fails late must not take away what someone else holds.
   */
  final class Hold {
    private final Channel channel;
    private final CompletableFuture<Void> confirmed = new CompletableFuture<>();
    private final AtomicBoolean released = new AtomicBoolean();

    private Hold(Channel channel, CompletionStage<Void> subscribed) {
      this.channel = channel;
      subscribed.whenComplete(
          (nothing, failure) -> {
            if (failure == null) {
              confirmed.complete(null);
            } else {
              release();
              confirmed.completeExceptionally(failure);
            }
          });
    }

    /** Completes when the channel is listened to; fails if that cannot be, and nothing is held. */
    CompletionStage<Void> confirmed() {
      return confirmed;
    }

    boolean isConfirmed() {
      return confirmed.isDone() && !confirmed.isCompletedExceptionally();
    }

    void release() {
      if (released.compareAndSet(false, true)) {
        interests.computeIfPresent(channel, Subscriptions.this::released);
      }
    }
  }
}
