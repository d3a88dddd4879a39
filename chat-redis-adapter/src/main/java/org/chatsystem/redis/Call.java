package org.chatsystem.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** One run of a script: its keys and arguments, in the order in which the script names them. */
final class Call {
  private final Script script;
  private final List<byte[]> keys = new ArrayList<>();
  private final List<byte[]> args = new ArrayList<>();

  private Call(Script script) {
    this.script = script;
  }

  static Call of(Script script) {
    return new Call(script);
  }

  Call key(String key) {
    keys.add(bytes(key));
    return this;
  }

  Call keys(List<String> more) {
    more.forEach(this::key);
    return this;
  }

  Call arg(String arg) {
    args.add(bytes(arg));
    return this;
  }

  Call arg(byte[] arg) {
    args.add(arg);
    return this;
  }

  Call arg(long arg) {
    return arg(Long.toString(arg));
  }

  Call arg(boolean arg) {
    return arg(arg ? "1" : "0");
  }

  Call args(List<String> more) {
    more.forEach(this::arg);
    return this;
  }

  /** Another one's keys and arguments, behind those that are there. */
  Call with(Call other) {
    keys.addAll(other.keys);
    args.addAll(other.args);
    return this;
  }

  int keyCount() {
    return keys.size();
  }

  Script script() {
    return script;
  }

  /** Runs it now; a Redis that does not know the script is given its text. */
  Object on(UnifiedJedis redis, PubSub announcing) {
    try {
      return redis.evalsha(script.sha(announcing), keys, args);
    } catch (JedisNoScriptException e) {
      return redis.eval(script.source(announcing), keys, args);
    }
  }

  /** Puts it into a pipeline; the response throws if Redis does not know the script. */
  Response<Object> on(Pipeline pipeline, PubSub announcing) {
    return pipeline.evalsha(script.sha(announcing), keys, args);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
