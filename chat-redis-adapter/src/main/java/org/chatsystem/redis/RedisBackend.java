package org.chatsystem.redis;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chatsystem.core.port.out.Allowances;
import org.chatsystem.core.port.out.Attachments;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Blocks;
import org.chatsystem.core.port.out.Bots;
import org.chatsystem.core.port.out.Departures;
import org.chatsystem.core.port.out.Groups;
import org.chatsystem.core.port.out.MessageBus;
import org.chatsystem.core.port.out.MessageChanges;
import org.chatsystem.core.port.out.MessageLog;
import org.chatsystem.core.port.out.Monitor;
import org.chatsystem.core.port.out.Presence;
import org.chatsystem.core.port.out.ReadMarkers;
import org.chatsystem.core.port.out.Sessions;
import org.chatsystem.core.port.out.UnavailableException;
import org.chatsystem.core.port.out.Upkeep;
import org.chatsystem.core.port.out.Users;
import org.chatsystem.core.port.out.Webhooks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.params.SetParams;

/**
 * Everything the core needs of a store, on one Redis that any number of instances share. Safe for
 * concurrent use. No call waits longer than the time-out of its settings for any one answer; when
 * Redis is away calls fail with {@link UnavailableException}, and work again by themselves when it
 * is back.
 */
public final class RedisBackend implements Backend {
  private static final Logger LOG = LoggerFactory.getLogger(RedisBackend.class);
  private static final int SECRET_BYTES = 32;

  private final Keys keys;
  private final Store store;
  private final AppendWriter writer;
  private final RedisUsers users;
  private final RedisGroups groups;
  private final RedisMessageLog log;
  private final RedisMessageChanges changes;
  private final RedisMessageBus bus;
  private final RedisPresence presence;
  private final RedisReadMarkers readMarkers;
  private final RedisAllowances allowances;
  private final RedisBots bots;
  private final RedisBlocks blocks;
  private final RedisDepartures departures;
  private final RedisWebhooks webhooks;
  private final RedisAttachments attachments;
  private final RedisSessions sessions;
  private final RedisUpkeep upkeep;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ScheduledExecutorService timer =
      new ScheduledThreadPoolExecutor(1, Threads.daemon("chat-redis-timer"));

  private RedisBackend(RedisSettings settings, Monitor monitor) {
    var endpoint = Endpoint.of(settings);
    keys = new Keys(settings.keyPrefix());
    store = new Store(endpoint, monitor);
    var appends = new Appends(keys, settings.retention());
    var batches = new AppendBatch(appends, new Admissions(keys));
    writer = new AppendWriter(endpoint, appends, batches, monitor);
    users = new RedisUsers(store, keys);
    groups = new RedisGroups(store, keys);
    log = new RedisMessageLog(store, keys, settings.retention(), writer);
    changes = new RedisMessageChanges(store, keys, settings.retention());
    bus = new RedisMessageBus(store, keys, endpoint, settings.instance());
    presence = new RedisPresence(store, keys, settings.instance());
    readMarkers = new RedisReadMarkers(store, keys);
    allowances = new RedisAllowances(store, keys);
    bots = new RedisBots(store, keys);
    blocks = new RedisBlocks(store, keys);
    departures = new RedisDepartures(store, keys, settings.retention());
    webhooks = new RedisWebhooks(store, keys);
    attachments = new RedisAttachments(store, keys);
    sessions = new RedisSessions(store, keys);
    upkeep = new RedisUpkeep(store, keys);
  }

  /**
   * Connects one instance and takes its lease.
   *
   * @throws UnavailableException if Redis does not answer now
   * @throws NewerLayoutException if a newer build has laid out its keys
   */
  public static RedisBackend connect(RedisSettings settings) {
    return connect(settings, Monitor.NONE);
  }

  /** The same, with someone who is told of each round trip. */
  public static RedisBackend connect(RedisSettings settings, Monitor monitor) {
    var backend = new RedisBackend(settings, monitor);
    try {
      Layout.check(backend.store, backend.keys);
      backend.presence.renew();
    } catch (RuntimeException e) {
      backend.store.close();
      backend.timer.shutdownNow();
      throw e;
    }
    backend.start(settings);
    return backend;
  }

  private void start(RedisSettings settings) {
    writer.start();
    long often = Math.max(1, settings.timeout().toMillis() / 20);
    var unused = timer.scheduleAtFixedRate(this::check, often, often, TimeUnit.MILLISECONDS);
  }

  private void check() {
    try {
      writer.failOverdue();
      bus.check();
    } catch (RuntimeException e) {
      LOG.error("The regular check failed", e);
    }
  }

  @Override
  public Users users() {
    return users;
  }

  @Override
  public Groups groups() {
    return groups;
  }

  @Override
  public MessageLog log() {
    return log;
  }

  @Override
  public MessageChanges changes() {
    return changes;
  }

  @Override
  public MessageBus bus() {
    return bus;
  }

  @Override
  public Presence presence() {
    return presence;
  }

  @Override
  public ReadMarkers readMarkers() {
    return readMarkers;
  }

  @Override
  public Allowances allowances() {
    return allowances;
  }

  @Override
  public Bots bots() {
    return bots;
  }

  @Override
  public Blocks blocks() {
    return blocks;
  }

  @Override
  public Departures departures() {
    return departures;
  }

  @Override
  public Webhooks webhooks() {
    return webhooks;
  }

  @Override
  public Attachments attachments() {
    return attachments;
  }

  @Override
  public Sessions sessions() {
    return sessions;
  }

  @Override
  public Upkeep upkeep() {
    return upkeep;
  }

  /**
   * 32 random bytes that are the same for every instance under the same prefix, for signing what
   * any of them may have to verify. Made by whoever asks first, kept until someone deletes the key.
   *
   * @throws UnavailableException if Redis does not answer
   */
  public byte[] sharedSecret() {
    byte[] key = keys.secret().getBytes(StandardCharsets.UTF_8);
    var made = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(made);
    return store.ask(
        redis -> {
          redis.set(key, made, SetParams.setParams().nx());
          return redis.get(key);
        });
  }

  /**
   * Whether Redis answers, messages reach it and, once the bus has been started, all that is
   * subscribed to is heard. Cheap; waits no longer than the time-out.
   */
  public boolean isHealthy() {
    return ailments().isEmpty();
  }

  /** What is wrong, one line for each thing; empty if it is healthy. */
  public List<String> ailments() {
    var ailments = new ArrayList<String>();
    if (!hears()) {
      ailments.add("events are not heard");
    }
    if (!writer.reaches()) {
      ailments.add("appends do not reach Redis");
    }
    if (!store.answers()) {
      ailments.add("Redis does not answer");
    }
    return ailments;
  }

  /** Whether everything that is subscribed to is heard, as far as is known. Asks nobody. */
  public boolean hears() {
    return bus.hears();
  }

  /**
   * Stores what has been handed to the log, stops hearing, and ends the lease: this instance's
   * connections count no more, and the other instances tell who is gone when they next renew.
   */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    writer.close();
    bus.close();
    timer.shutdownNow();
    try {
      presence.release();
    } catch (UnavailableException e) {
      LOG.info("The lease was not released; it runs out by itself");
    }
    store.close();
  }
}
