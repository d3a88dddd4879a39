package org.chatsystem.redis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chatsystem.core.port.out.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Keeps one connection that hears, whatever happens to it: connects, subscribes again, says when it
 * hears again. One thread listens, one says what to subscribe to; changes that gather meanwhile go
 * in one command. A subscribed connection has no read time-out, so it is pinged, and cut when no
 * answer comes.
 */
final class SubscriberLoop implements Runnable, AutoCloseable {
  /** What is heard; called by one thread. */
  interface Listener {
    void heard(String channel, byte[] message);

    /** It was cut off and hears again. */
    void restored();

    /** It has been cut off. */
    void lost();
  }

  private static final Logger LOG = LoggerFactory.getLogger(SubscriberLoop.class);

  /** In time-outs; so every 10 s by default. */
  private static final int PING_EVERY = 5;

  private static final String ALIVE = "alive";
  private static final String RESUBSCRIBED = "resubscribed";

  private final Endpoint endpoint;
  private final String ownChannel;
  private final Listener listener;
  private final Subscriptions subscriptions;
  private final ScheduledExecutorService speaker;
  private final AtomicBoolean speaking = new AtomicBoolean();
  private final CountDownLatch firstReady = new CountDownLatch(1);
  private final Backoff backoff = new Backoff();
  private final Thread thread = new Thread(this, "chat-redis-subscriber");

  private volatile Ears ears;
  private volatile boolean ready;
  private volatile boolean closed;
  private boolean wasReady;

  SubscriberLoop(Endpoint endpoint, String ownChannel, Listener listener) {
    this.endpoint = endpoint;
    this.ownChannel = ownChannel;
    this.listener = listener;
    this.subscriptions = new Subscriptions(endpoint.timeout());
    this.speaker =
        new ScheduledThreadPoolExecutor(1, Threads.daemon("chat-redis-subscriber-speaker"));
    thread.setDaemon(true);
  }

  /**
   * Connects, and waits for that as long as for any other answer; then goes on trying by itself.
   */
  void start() {
    thread.start();
    long ping = endpoint.timeout().multipliedBy(PING_EVERY).toMillis();
    var unused = speaker.scheduleAtFixedRate(() -> speak(ALIVE), ping, ping, TimeUnit.MILLISECONDS);
    try {
      firstReady.await(endpoint.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isReady() {
    return ready;
  }

  CompletionStage<Void> subscribe(String channel) {
    CompletableFuture<Void> stage = subscriptions.want(channel);
    if (!stage.isDone()) {
      speakSoon();
    }
    return stage;
  }

  void unsubscribe(String channel) {
    subscriptions.unwant(channel);
    speakSoon();
  }

  /** Gives up what waits too long, and a connection that is silent. To be called often. */
  void check() {
    if (subscriptions.failOverdue()) {
      speakSoon();
    }
    Ears current = ears;
    if (current != null && current.isSilentFor(endpoint.timeout().toNanos())) {
      LOG.warn("The subscriber connection to Redis is silent; cutting it");
      current.cut();
    }
  }

  /** Ends the connection; another one is made. */
  void cut() {
    Ears current = ears;
    if (current != null) {
      current.cut();
    }
  }

  private void speakSoon() {
    if (speaking.compareAndSet(false, true)) {
      perform(
          () -> {
            speaking.set(false);
            speak(ALIVE);
          });
    }
  }

  private void perform(Runnable task) {
    try {
      speaker.execute(task);
    } catch (RejectedExecutionException e) {
      // closed: nobody listens any more
    }
  }

  /** Only ever run by the speaker. */
  private void speak(String mark) {
    Ears current = ears;
    if (current == null) {
      return;
    }
    try {
      current.say(subscriptions.changes(), mark);
    } catch (RuntimeException e) {
      current.cut();
    }
  }

  @Override
  public void run() {
    while (!closed) {
      try {
        listen();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void listen() throws InterruptedException {
    try {
      listen(endpoint.connect());
    } catch (JedisException e) {
      lost(e);
    }
    backoff.pause();
  }

  private void listen(Connection connection) {
    try {
      var current = new Ears(connection, endpoint.pubSub(), ownChannel, new Voices());
      ears = current;
      current.listen();
    } finally {
      ears = null;
      Endpoint.close(connection);
    }
  }

  private void lost(JedisException e) {
    if (ready && !closed) {
      LOG.warn("Lost the subscriber connection to Redis: {}", e.getClass().getSimpleName());
    }
    ready = false;
    subscriptions.disconnected(new UnavailableException("the subscriber lost Redis", e));
    listener.lost();
  }

  private void ready() {
    backoff.reset();
    ready = true;
    firstReady.countDown();
    if (wasReady) {
      LOG.info("Hears Redis again");
      listener.restored();
    }
    wasReady = true;
  }

  @Override
  public void close() {
    closed = true;
    backoff.end();
    speaker.shutdownNow();
    Ears current = ears;
    if (current != null) {
      current.cut();
    }
    Threads.join(thread, endpoint.timeout());
    subscriptions.disconnected(Subscriptions.disconnected());
  }

  /** What comes over the connection. */
  private final class Voices implements Ears.Hearer {
    @Override
    public void opened(Ears opened) {
      perform(
          () -> {
            subscriptions.connected();
            speak(RESUBSCRIBED);
          });
    }

    @Override
    public void confirmed(String channel) {
      subscriptions.confirmed(channel);
    }

    @Override
    public void heard(String channel, byte[] message) {
      listener.heard(channel, message);
    }

    @Override
    public void answered(String mark) {
      if (mark.equals(RESUBSCRIBED)) {
        ready();
      }
    }
  }
}
