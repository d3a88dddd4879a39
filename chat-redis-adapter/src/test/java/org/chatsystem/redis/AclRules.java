package org.chatsystem.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chatsystem.redis.testing.TestRedis;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;

/** The rules for users that the README gives to those who run a Redis. */
final class AclRules {
  private static final String RULE = "ACL SETUSER chat ";

  private AclRules() {}

  /** The rule of every Redis, and with it the one behind this word, if any. */
  static void apply(TestRedis redis, String more) {
    try (Jedis jedis = redis.connect()) {
      for (String rule : rules(more)) {
        jedis.sendCommand(Protocol.Command.ACL, ("SETUSER chat " + rule).split("\\s+"));
      }
    }
  }

  /** The rule of this user, as it stands there. */
  static void setUser(TestRedis redis, String name) {
    set(redis, "ACL SETUSER " + name + " on ");
  }

  /** The same, and what that user needs besides on a Cluster. */
  static void setUserOnCluster(TestRedis redis, String name) {
    setUser(redis, name);
    set(redis, "ACL SETUSER " + name + " ~{");
  }

  private static void set(TestRedis redis, String begin) {
    String rule = lines().stream().filter(line -> line.startsWith(begin)).findFirst().orElseThrow();
    try (Jedis jedis = redis.connect()) {
      jedis.sendCommand(Protocol.Command.ACL, rule.substring("ACL ".length()).trim().split("\\s+"));
    }
  }

  /** A sentinel's, as its configuration has it. */
  static String ofSentinels() {
    return "user chat " + rules("Sentinel itself").get(1);
  }

  private static List<String> rules(String more) {
    List<String> lines = lines();
    String first = lines.stream().filter(AclRules::isRule).findFirst().orElseThrow();
    if (more.isEmpty()) {
      return List.of(rule(first));
    }
    int from = lines.indexOf("# " + more);
    return List.of(rule(first), rule(lines.get(from + 1)));
  }

  private static boolean isRule(String line) {
    return line.startsWith(RULE);
  }

  private static String rule(String line) {
    return line.substring(RULE.length()).trim();
  }

  private static List<String> lines() {
    try {
      return Files.readString(Path.of("README.md")).replace("\\\n", " ").lines().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
