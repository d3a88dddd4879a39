package org.chatsystem.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** Runs many scripts in one round trip on a connection of its own. For one thread. */
final class ScriptPipeline implements AutoCloseable {
  private final Connection connection;
  private final PubSub announcing;
  private final Pipeline pipeline;

  ScriptPipeline(Connection connection, PubSub announcing) {
    this.connection = connection;
    this.announcing = announcing;
    this.pipeline = new Pipeline(connection);
  }

  /**
   * Runs the calls in this order, all of one script. A Redis that does not know the script gets its
   * text and those calls once more.
   *
   * @return what each answered, or the {@link JedisDataException} it failed with
   * @throws redis.clients.jedis.exceptions.JedisConnectionException if the connection was lost: any
   *     of the calls may have run or not
   */
  List<Object> run(List<Call> calls) {
    List<Object> answers = inOneTrip(calls);
    int[] unknown =
        IntStream.range(0, calls.size())
            .filter(i -> answers.get(i) instanceof JedisNoScriptException)
            .toArray();
    if (unknown.length > 0) {
      pipeline.sendCommand(
          Protocol.Command.SCRIPT,
          Protocol.Keyword.LOAD.getRaw(),
          calls.get(unknown[0]).script().source(announcing));
      List<Object> again = inOneTrip(IntStream.of(unknown).mapToObj(calls::get).toList());
      for (int i = 0; i < unknown.length; i++) {
        answers.set(unknown[i], again.get(i));
      }
    }
    return answers;
  }

  private List<Object> inOneTrip(List<Call> calls) {
    var responses = new ArrayList<Response<Object>>(calls.size());
    calls.forEach(call -> responses.add(call.on(pipeline, announcing)));
    pipeline.sync();
    var answers = new ArrayList<>(calls.size());
    responses.forEach(response -> answers.add(answer(response)));
    return answers;
  }

  private static Object answer(Response<Object> response) {
    try {
      return response.get();
    } catch (JedisDataException e) {
      return e;
    }
  }

  /** Throws if the connection is gone. */
  void ping() {
    connection.ping();
  }

  @Override
  public void close() {
    Endpoint.close(connection);
  }
}
