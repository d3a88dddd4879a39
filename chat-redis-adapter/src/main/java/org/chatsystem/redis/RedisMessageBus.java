package org.chatsystem.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.port.out.MessageBus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bus: Pub/Sub. */
final class RedisMessageBus implements MessageBus, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RedisMessageBus.class);

  /** Of silence, in time-outs; so after 30 s by default. */
  private static final int PROBE_AFTER = 15;

  private final Store store;
  private final Keys keys;
  private final String ownChannel;
  private final SubscriberLoop subscriber;
  private final Probe probe;
  private final ScheduledExecutorService prober =
      new ScheduledThreadPoolExecutor(1, Threads.daemon("chat-redis-probe"));
  private final Duration timeout;
  private volatile Listener listener;

  RedisMessageBus(Store store, Keys keys, Endpoint endpoint, String instance) {
    this.store = store;
    this.keys = keys;
    this.timeout = endpoint.timeout();
    this.ownChannel = keys.ownChannel(instance);
    this.subscriber = new SubscriberLoop(endpoint, ownChannel, new Hearing());
    this.probe =
        new Probe(new Line(), timeout.multipliedBy(PROBE_AFTER), timeout, System::nanoTime);
  }

  @Override
  public void start(Listener listener) {
    this.listener = listener;
    subscriber.start();
    long often = timeout.toMillis();
    var unused =
        prober.scheduleWithFixedDelay(this::checkProbe, often, often, TimeUnit.MILLISECONDS);
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
    store.publish(name, message);
  }

  private void checkProbe() {
    try {
      probe.check();
    } catch (RuntimeException e) {
      LOG.error("The probe failed", e);
    }
  }

  /** Whether everything subscribed to is heard at the moment. */
  boolean hears() {
    return subscriber.isReady() && probe.isTrusted();
  }

  /** See {@link SubscriberLoop#check}. */
  void check() {
    subscriber.check();
  }

  @Override
  public void close() {
    prober.shutdownNow();
    subscriber.close();
  }

  /** Translates; an exception of the listener must not end the connection that all hear through. */
  private final class Hearing implements SubscriberLoop.Listener {
    private byte[] lastMessage;
    private Event lastEvent;

    @Override
    public void heard(String channel, byte[] message) {
      probe.heard();
      if (!channel.equals(ownChannel)) {
        passOn(channel, message);
      }
    }

    private void passOn(String channel, byte[] message) {
      try {
        String key = channel.substring(keys.prefix().length());
        listener.heard(Channel.ofKey(key), decoded(message));
      } catch (RuntimeException e) {
        LOG.error("An event could not be handled", e);
      }
    }

    /** A direct message comes by two channels, one right after the other. */
    private Event decoded(byte[] message) {
      if (!Arrays.equals(message, lastMessage)) {
        lastEvent = EventCodec.decode(message);
        lastMessage = message;
      }
      return lastEvent;
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

  /** How the probe reaches Redis: it publishes over one connection and is heard over the other. */
  private final class Line implements Probe.Line {
    @Override
    public boolean isReady() {
      return subscriber.isReady();
    }

    @Override
    public void publish() {
      byte[] name = ownChannel.getBytes(StandardCharsets.UTF_8);
      store.publishAtLeastOnce(name, new byte[0]);
    }

    @Override
    public void cut() {
      LOG.warn("What is published to Redis is not heard; cutting the subscriber connection");
      subscriber.cut();
    }
  }
}
