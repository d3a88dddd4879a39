package org.chatsystem.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.chatsystem.redis.RedisLogin;
import org.chatsystem.redis.RedisSettings;
import org.chatsystem.redis.RedisTls;
import org.chatsystem.redis.testing.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreSettingsTest {
  private static final String PASSWORD = "s3cret word";

  @TempDir private Path folder;

  @Test
  void readsThePasswordFromAFile() throws IOException {
    String file = file("password", PASSWORD + "\n");
    assertThat(redis("REDIS_PASSWORD_FILE", file).login())
        .contains(new RedisLogin(Optional.empty(), PASSWORD));
    assertThat(redis("REDIS_PASSWORD_FILE", file, "REDIS_USERNAME", "chat").login())
        .contains(new RedisLogin(Optional.of("chat"), PASSWORD));
    assertThat(redis("REDIS_PASSWORD_FILE", file).toString()).doesNotContain(PASSWORD);
  }

  @Test
  void refusesTwoPasswordsWithoutShowingOne() throws IOException {
    String file = file("password", PASSWORD);
    refuses("REDIS_PASSWORD_FILE", "REDIS_PASSWORD_FILE", file, "REDIS_ADDR", "redis://:0ther@h");
    refuses("REDIS_PASSWORD ", "REDIS_PASSWORD_FILE", file, "REDIS_PASSWORD", "0ther");
  }

  @Test
  void refusesWhatDoesNotGoAlone() throws IOException {
    refuses("REDIS_USERNAME", "REDIS_USERNAME", "chat");
    refuses("REDIS_PASSWORD_FILE", "REDIS_PASSWORD_FILE", file("empty", "\n"));
    refuses("REDIS_TLS_CERT_FILE", "REDIS_TLS_CERT_FILE", file("own.crt", ""));
  }

  @Test
  void readsCertificatesAndKey() {
    TestAuthority authority = TestAuthority.in(folder);
    TestAuthority.Issued own = authority.issue("node");
    RedisSettings settings =
        redis(
            "REDIS_ADDR", "rediss://h",
            "REDIS_TLS_CA_FILE", authority.certificate().toString(),
            "REDIS_TLS_CERT_FILE", own.certificate().toString(),
            "REDIS_TLS_KEY_FILE", own.key().toString());
    assertThat(settings.tls()).isNotSameAs(RedisTls.STANDARD);
    assertThat(redis("REDIS_ADDR", "rediss://h").tls()).isSameAs(RedisTls.STANDARD);
  }

  @Test
  void refusesCertificatesThatWouldBeOfNoUse() throws IOException {
    TestAuthority authority = TestAuthority.in(folder);
    String ca = authority.certificate().toString();
    String text = file("text", PASSWORD);
    refuses("REDIS_TLS_CA_FILE", "REDIS_TLS_CA_FILE", ca);
    refuses("REDIS_TLS_CA_FILE", "REDIS_TLS_CA_FILE", text, "REDIS_ADDR", "rediss://h");
    refuses(
        "REDIS_TLS_KEY_FILE",
        "REDIS_TLS_KEY_FILE",
        text,
        "REDIS_TLS_CERT_FILE",
        ca,
        "REDIS_ADDR",
        "rediss://h");
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  /** On a plain Redis, unless another address is given. */
  private static RedisSettings redis(String... pairs) {
    return Settings.from(environment(pairs)).redis().orElseThrow();
  }

  private static void refuses(String name, String... pairs) {
    assertThatThrownBy(() -> redis(pairs))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(name)
        .hasMessageNotContaining(PASSWORD)
        .hasMessageNotContaining("0ther")
        .extracting(Throwable::getMessage)
        .satisfies(message -> assertThat(message.toString().lines()).hasSize(1));
  }

  private static Map<String, String> environment(String... pairs) {
    var environment = new HashMap<>(Map.of("REDIS_ADDR", "redis:6379"));
    for (int i = 0; i < pairs.length; i += 2) {
      environment.put(pairs[i], pairs[i + 1]);
    }
    return environment;
  }
}
