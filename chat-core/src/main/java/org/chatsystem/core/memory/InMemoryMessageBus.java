package org.chatsystem.core.memory;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.port.out.MessageBus;

/** One node's end of the {@link Wire}. */
final class InMemoryMessageBus implements MessageBus {
  private final Wire wire;
  private final Set<Channel> subscribed = ConcurrentHashMap.newKeySet();
  private volatile ListenerThread listening;

  InMemoryMessageBus(Wire wire) {
    this.wire = wire;
  }

  @Override
  public synchronized void start(Listener listener) {
    if (listening != null) {
      throw new IllegalStateException("the bus has a listener already");
    }
    listening = ListenerThread.start(listener);
    wire.attach(this);
  }

  @Override
  public CompletionStage<Void> subscribe(Channel channel) {
    subscribed.add(channel);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void unsubscribe(Channel channel) {
    subscribed.remove(channel);
  }

  @Override
  public void publish(Channel channel, Event event) {
    wire.publish(channel, event);
  }

  /** Takes what comes over the wire, once there is a listener. */
  void receive(Channel channel, Event event) {
    if (subscribed.contains(channel)) {
      listening.tell(channel, event);
    }
  }

  synchronized void close() {
    wire.detach(this);
    if (listening != null) {
      listening.stop();
    }
  }
}
