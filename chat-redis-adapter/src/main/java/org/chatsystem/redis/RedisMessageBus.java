package org.chatsystem.redis;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.port.out.MessageBus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bus: Pub/Sub. */
final class RedisMessageBus implements MessageBus, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RedisMessageBus.class);

  private final Store store;
  private final Keys keys;
  private final SubscriberLoop subscriber;
  private volatile Listener listener;

  RedisMessageBus(Store store, Keys keys, Endpoint endpoint, String instance) {
    this.store = store;
    this.keys = keys;
    this.subscriber = new SubscriberLoop(endpoint, keys.ownChannel(instance), new Hearing());
  }

  @Override
  public void start(Listener listener) {
    this.listener = listener;
    subscriber.start();
  }

  @Override
  public CompletionStage<Void> subscribe(Channel channel) {
    return subscriber.subscribe(keys.channel(channel));
  }

  @Override
  public void unsubscribe(Channel channel) {
    subscriber.unsubscribe(keys.channel(channel));
  }

  @Override
  public void publish(Channel channel, Event event) {
    byte[] name = keys.channel(channel).getBytes(StandardCharsets.UTF_8);
    byte[] message = EventCodec.encode(event);
    store.once(redis -> redis.publish(name, message));
  }

  /** Whether everything subscribed to is heard at the moment. */
  boolean hears() {
    return subscriber.isReady();
  }

  /** See {@link SubscriberLoop#check}. */
  void check() {
    subscriber.check();
  }

  @Override
  public void close() {
    subscriber.close();
  }

  /** Translates; an exception of the listener must not end the connection that all hear through. */
  private final class Hearing implements SubscriberLoop.Listener {
    @Override
    public void heard(String channel, byte[] message) {
      try {
        String key = channel.substring(keys.prefix().length());
        listener.heard(Channel.ofKey(key), EventCodec.decode(message));
      } catch (RuntimeException e) {
        LOG.error("An event could not be handled", e);
      }
    }

    @Override
    public void restored() {
      try {
        listener.restored();
      } catch (RuntimeException e) {
        LOG.error("The listener failed after the bus was restored", e);
      }
    }

    @Override
    public void lost() {
      store.forgetIdle();
    }
  }
}
