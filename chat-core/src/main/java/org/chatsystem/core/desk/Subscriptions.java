package org.chatsystem.core.desk;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.port.out.MessageBus;

/**
 * Listens to a channel while anyone here wants it: the first one in subscribes, the last one out
 * unsubscribes.
 */
final class Subscriptions {
  private record Interest(int holders, CompletionStage<Void> confirmed) {}

  private final MessageBus bus;
  private final Map<Channel, Interest> interests = new ConcurrentHashMap<>();

  Subscriptions(MessageBus bus) {
    this.bus = bus;
  }

  /**
   * Holds a channel; each successful hold needs one {@link #release}. If the stage fails, nothing
   * is held.
   */
  CompletionStage<Void> hold(Channel channel) {
    CompletionStage<Void> confirmed =
        interests.compute(channel, (key, known) -> held(key, known)).confirmed();
    var answer = new CompletableFuture<Void>();
    confirmed.whenComplete(
        (nothing, failure) -> {
          if (failure == null) {
            answer.complete(null);
          } else {
            release(channel);
            answer.completeExceptionally(failure);
          }
        });
    return answer;
  }

  void release(Channel channel) {
    interests.computeIfPresent(channel, this::released);
  }

  private Interest held(Channel channel, Interest known) {
    boolean failed =
        known != null && known.confirmed().toCompletableFuture().isCompletedExceptionally();
    int holders = known == null ? 1 : known.holders() + 1;
    return new Interest(
        holders, known == null || failed ? bus.subscribe(channel) : known.confirmed());
  }

  private Interest released(Channel channel, Interest known) {
    if (known.holders() > 1) {
      return new Interest(known.holders() - 1, known.confirmed());
    }
    bus.unsubscribe(channel);
    return null;
  }
}
