package org.chatsystem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.chatsystem.redis.testing.TestAuthority;
import org.chatsystem.redis.testing.TestRedis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

class DoctorCommandIT {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void findsAFitRedisFitAndLeavesNoLeaseThere() {
    try (TestRedis redis = TestRedis.startDurable();
        Jedis jedis = redis.connect()) {
      assertThat(run(Map.of("REDIS_ADDR", redis.address()))).isZero();
      assertThat(line("durability")).startsWith("ok").contains("appendfsync always");
      assertThat(line("eviction")).startsWith("ok");
      assertThat(line("trial")).startsWith("ok");
      assertThat(jedis.keys("*:users")).isEmpty();
    }
  }

  @Test
  void findsARedisThatIsReachedByCertificatesAndPasswordFromFilesFit(@TempDir Path folder)
      throws IOException {
    TestAuthority authority = TestAuthority.in(folder);
    try (TestRedis redis = TestRedis.startWithTls(authority);
        Jedis jedis = redis.connect()) {
      jedis.aclSetUser("chat", "on", ">secret", "~*", "&*", "+@all");
      jedis.aclSetUser("default", "off");
      Path password = Files.writeString(folder.resolve("password"), "secret\n");
      var environment = new HashMap<>(Map.of("REDIS_ADDR", "rediss://localhost:" + redis.port()));
      environment.put("REDIS_USERNAME", "chat");
      environment.put("REDIS_PASSWORD_FILE", password.toString());
      environment.put("REDIS_TLS_CA_FILE", authority.certificate().toString());
      assertThat(run(environment)).isZero();
      assertThat(line("trial")).startsWith("ok");
      assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("secret");
    }
  }

  @Test
  void findsARedisThatThrowsMessagesAwayUnfit() {
    try (TestRedis redis = TestRedis.start();
        Jedis jedis = redis.connect()) {
      jedis.configSet("maxmemory-policy", "allkeys-lru");
      assertThat(run(Map.of("REDIS_ADDR", redis.address()))).isEqualTo(1);
      assertThat(line("eviction")).startsWith("fault").contains("noeviction");
      assertThat(line("durability")).startsWith("warn").contains("appendonly yes");
    }
  }

  @Test
  void findsARightThatIsMissing() {
    try (TestRedis redis = TestRedis.start();
        Jedis jedis = redis.connect()) {
      jedis.aclSetUser("chat", "on", ">secret", "~*", "resetchannels", "+@all");
      String address = "redis://chat:secret@" + redis.address();
      assertThat(run(Map.of("REDIS_ADDR", address))).isEqualTo(1);
      assertThat(line("trial")).startsWith("fault");
      assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("secret");
    }
  }

  @Test
  void findsALayoutThatThisBuildDoesNotKnow() {
    try (TestRedis redis = TestRedis.start();
        Jedis jedis = redis.connect()) {
      jedis.set("chat:layout", "99");
      assertThat(run(Map.of("REDIS_ADDR", redis.address()))).isEqualTo(1);
      assertThat(line("trial")).startsWith("fault").contains("layout 99");
    }
  }

  @Test
  void tellsThatNothingAnswers() {
    assertThat(run(Map.of("REDIS_ADDR", "127.0.0.1:1"))).isEqualTo(1);
    assertThat(line("Redis")).startsWith("fault").contains("127.0.0.1:1", "REDIS_ADDR");
  }

  @Test
  void warnsOfAStoreInMemory() {
    assertThat(run(Map.of())).isZero();
    assertThat(line("store")).startsWith("warn");
  }

  @Test
  void tellsWrongSettings() {
    assertThat(run(Map.of("PORT", "eighty"))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("PORT ");
  }

  private int run(Map<String, String> environment) {
    var command =
        new DoctorCommand(
            environment,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return command.call();
  }

  private String line(String subject) {
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(each -> each.substring(6).startsWith(subject))
        .findFirst()
        .orElseThrow();
  }
}
