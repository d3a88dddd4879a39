package org.chatsystem.redis;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.UnifiedJedis;

/** How what happens is announced, and heard. */
enum PubSub {
  /** To whoever listens. On a Cluster each node would pass on all of it to every other. */
  PLAIN(Command.PUBLISH, Command.SUBSCRIBE, Command.UNSUBSCRIBE, "message"),

  /** Where the channel's slot is, on a Cluster. */
  SHARDED(Command.SPUBLISH, Command.SSUBSCRIBE, Command.SUNSUBSCRIBE, "smessage");

  private final Command publish;
  private final Command subscribe;
  private final Command unsubscribe;
  private final String message;

  PubSub(Command publish, Command subscribe, Command unsubscribe, String message) {
    this.publish = publish;
    this.subscribe = subscribe;
    this.unsubscribe = unsubscribe;
    this.message = message;
  }

  void publish(UnifiedJedis redis, byte[] channel, byte[] message) {
    redis.executeCommand(new CommandArguments(publish).add(channel).add(message));
  }

  /** A script that is written for the plain kind, with this kind's command in its place. */
  String in(String script) {
    return script.replace("'" + PLAIN.publish + "'", "'" + publish + "'");
  }

  Command subscribe() {
    return subscribe;
  }

  Command unsubscribe() {
    return unsubscribe;
  }

  /** What stands before a message that is heard. */
  byte[] message() {
    return bytes(message);
  }

  /** What stands before the confirmation of a command. */
  static byte[] confirmation(Command command) {
    return bytes(command.name().toLowerCase(Locale.ROOT));
  }

  private static byte[] bytes(String word) {
    return word.getBytes(StandardCharsets.US_ASCII);
  }
}
