package org.chatsystem.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chatsystem.redis.testing.TestRedis;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;

/** The rules that the README has for users of Redis. */
final class AclRules {
  private AclRules() {}

  /** Makes the user as the README says. */
  static void setUser(TestRedis redis, String name) throws IOException {
    String rule =
        Files.readString(Path.of("README.md"))
            .replace("\\\n", " ")
            .lines()
            .filter(line -> line.startsWith("ACL SETUSER " + name + " "))
            .findFirst()
            .orElseThrow();
    try (Jedis jedis = redis.connect()) {
      String[] words = rule.substring("ACL ".length()).trim().split("\\s+");
      jedis.sendCommand(Protocol.Command.ACL, words);
    }
  }
}
