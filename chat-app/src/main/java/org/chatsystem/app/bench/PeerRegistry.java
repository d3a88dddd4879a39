package org.chatsystem.app.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;
import org.chatsystem.web.auth.AccessTokens;
import org.chatsystem.web.auth.JwtSecret;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;

/**
 * For servers that take anyone whose token is signed right, and read each user's groups from the
 * Redis set {@code ug:<user>} when they connect.
 */
final class PeerRegistry implements Registry {
  private static final SessionId SESSION = new SessionId("bench");

  private final AccessTokens tokens;
  private final URI redis;
  private final String prefix;

  PeerRegistry(String secret, String redis, String prefix) {
    this.tokens =
        new AccessTokens(new JwtSecret(secret.getBytes(StandardCharsets.UTF_8)), Clock.systemUTC());
    this.redis = URI.create("redis://" + redis);
    this.prefix = prefix;
  }

  @Override
  public List<Account> people(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> prefix + i)
        .map(name -> new Account(name, tokens.issue(new Username(name), SESSION)))
        .toList();
  }

  @Override
  public void group(String name, List<Account> members) {
    try (var connection = new Jedis(redis);
        Pipeline pipeline = connection.pipelined()) {
      members.forEach(each -> pipeline.sadd("ug:" + each.user(), name));
      pipeline.sync();
    }
  }

  @Override
  public void close() {
    // nothing is held
  }
}
