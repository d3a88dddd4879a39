package org.chatsystem.redis;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.chatsystem.core.port.out.Monitor;
import org.chatsystem.core.port.out.UnavailableException;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.providers.PooledConnectionProvider;

/**
 * Plain calls over a pool of connections. The one place where the driver's exceptions become {@link
 * UnavailableException}.
 */
final class Store implements AutoCloseable {
  /** Few are needed: what is frequent goes over {@link AppendWriter}'s own connection. */
  private static final int CONNECTIONS = 16;

  private final RedisClient client;
  private final PubSub pubSub;
  private final Monitor monitor;

  /**
   * @param monitor told of each round trip
   */
  Store(Endpoint endpoint, Monitor monitor) {
    this.pubSub = endpoint.pubSub();
    this.monitor = monitor;
    var pool = new ConnectionPoolConfig();
    pool.setMaxTotal(CONNECTIONS);
    pool.setMaxIdle(CONNECTIONS);
    pool.setMaxWait(endpoint.timeout());
    pool.setJmxEnabled(false);
    this.client =
        RedisClient.builder()
            .hostAndPort(PooledConnections.NOWHERE)
            .clientConfig(endpoint.config())
            .connectionProvider(new PooledConnectionProvider(new PooledConnections(endpoint), pool))
            .build();
  }

  /**
   * Asks for something, or does what may be done twice: a connection that was lost while it lay
   * idle in the pool is no reason to fail.
   */
  <T> T ask(Function<RedisClient, T> question) {
    try {
      return timed(question);
    } catch (JedisConnectionException e) {
      forgetIdle();
      if (e.getCause() instanceof SocketTimeoutException) {
        throw unavailable(e); // to wait once is enough
      }
      return once(question);
    } catch (JedisException e) {
      return elsewhere(question, e);
    }
  }

  /** Does what must not be done twice. */
  <T> T once(Function<RedisClient, T> deed) {
    try {
      return timed(deed);
    } catch (JedisConnectionException e) {
      forgetIdle();
      throw unavailable(e);
    } catch (JedisException e) {
      return elsewhere(deed, e);
    }
  }

  /** Once more, if this was only not the place for it any more. */
  private <T> T elsewhere(Function<RedisClient, T> refused, JedisException e) {
    if (!Refusal.isElsewhere(e)) {
      throw unavailable(e);
    }
    forgetIdle();
    try {
      return timed(refused);
    } catch (JedisException again) {
      throw unavailable(again);
    }
  }

  private <T> T timed(Function<RedisClient, T> asked) {
    long begun = System.nanoTime();
    try {
      return asked.apply(client);
    } finally {
      monitor.roundTrip(Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  /** Announces something, once at most. */
  void publish(byte[] channel, byte[] message) {
    once(redis -> announce(redis, channel, message));
  }

  /** Says something that may be said twice. */
  void publishAtLeastOnce(byte[] channel, byte[] message) {
    ask(redis -> announce(redis, channel, message));
  }

  private Boolean announce(RedisClient redis, byte[] channel, byte[] message) {
    pubSub.publish(redis, channel, message);
    return true;
  }

  /** Runs a script. */
  Object run(Call call) {
    Function<RedisClient, Object> run = redis -> call.on(redis, pubSub);
    return call.script().mayRunTwice() ? ask(run) : once(run);
  }

  /** Asks for several things in one round trip; the answers come in the order of the questions. */
  <T> List<T> askAll(Function<Pipeline, List<Response<T>>> questions) {
    return ask(
        redis -> {
          try (Pipeline pipeline = redis.pipelined()) {
            List<Response<T>> responses = questions.apply(pipeline);
            pipeline.sync();
            return responses.stream().map(Response::get).toList();
          }
        });
  }

  /**
   * Runs the calls, all of one script that may run twice, in one round trip (in three, if Redis
   * does not know the script yet).
   */
  List<Object> runAll(List<Call> calls) {
    if (calls.isEmpty()) {
      return List.of();
    }
    return ask(
        redis -> {
          try {
            return inOneTrip(redis, calls);
          } catch (JedisNoScriptException e) {
            redis.scriptLoad(calls.get(0).script().source(pubSub), new byte[0]);
            return inOneTrip(redis, calls);
          }
        });
  }

  private List<Object> inOneTrip(RedisClient redis, List<Call> calls) {
    try (Pipeline pipeline = redis.pipelined()) {
      List<Response<Object>> responses =
          calls.stream().map(call -> call.on(pipeline, pubSub)).toList();
      pipeline.sync();
      var answers = new ArrayList<>();
      responses.forEach(response -> answers.add(response.get()));
      return answers;
    }
  }

  /** After a lost connection the idle ones are most likely lost too. */
  void forgetIdle() {
    client.getPool().clear();
  }

  boolean answers() {
    try {
      return "PONG".equals(client.ping());
    } catch (JedisException e) {
      return false;
    }
  }

  /** What becomes of everything that the driver throws. */
  static UnavailableException unavailable(JedisException e) {
    return new UnavailableException("Redis does not answer", e);
  }

  @Override
  public void close() {
    client.close();
  }
}
