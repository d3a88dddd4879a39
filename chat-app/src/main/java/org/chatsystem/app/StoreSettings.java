package org.chatsystem.app;

import java.util.Optional;
import org.chatsystem.core.port.out.Retention;
import org.chatsystem.redis.RedisLogin;
import org.chatsystem.redis.RedisSettings;
import org.chatsystem.redis.RedisTls;

/**
 * Reads where Redis is, who this server is to it, and by which certificates they know each other.
 */
final class StoreSettings {
  private static final String USER = "REDIS_USERNAME";
  private static final String PASSWORD = "REDIS_PASSWORD";
  private static final String CERTIFICATE = "REDIS_TLS_CERT_FILE";
  private static final String KEY = "REDIS_TLS_KEY_FILE";
  private static final RedisSettings WHEN_REFUSED = RedisSettings.at("rediss://localhost:6379");

  private final SettingsReader reader;

  private StoreSettings(SettingsReader reader) {
    this.reader = reader;
  }

  /** Empty if there is to be none. */
  static Optional<RedisSettings> read(SettingsReader reader, Retention retention) {
    return reader.value("REDIS_ADDR").isEmpty()
        ? Optional.empty()
        : Optional.of(new StoreSettings(reader).settings().withRetention(retention));
  }

  private RedisSettings settings() {
    RedisSettings at = reader.read("REDIS_ADDR", "", RedisSettings::at, WHEN_REFUSED);
    String prefix = reader.value("CHAT_REDIS_PREFIX").orElse(RedisSettings.DEFAULT_PREFIX);
    return identified(loggedIn(reader.read("CHAT_REDIS_PREFIX", prefix, at::withPrefix, at)));
  }

  private RedisSettings loggedIn(RedisSettings at) {
    Optional<String> user = reader.value(USER);
    if (user.isPresent() && !isSet(PASSWORD) && !isSet(PASSWORD + "_FILE")) {
      reader.fault(USER + " needs " + PASSWORD + " or " + PASSWORD + "_FILE");
    }
    return reader
        .text(PASSWORD, password -> at.withLogin(new RedisLogin(user, password)))
        .orElse(at);
  }

  private RedisSettings identified(RedisSettings at) {
    if (isSet(CERTIFICATE) != isSet(KEY)) {
      reader.fault(CERTIFICATE + " and " + KEY + " need each other");
      return at;
    }
    RedisSettings trusting =
        reader
            .file("REDIS_TLS_CA_FILE", pem -> at.withTls(RedisTls.STANDARD.trusting(pem)))
            .orElse(at);
    return reader.file(CERTIFICATE, pem -> presenting(trusting, pem)).orElse(trusting);
  }

  private RedisSettings presenting(RedisSettings at, String certificates) {
    return reader.file(KEY, key -> at.withTls(at.tls().presenting(certificates, key))).orElse(at);
  }

  private boolean isSet(String name) {
    return reader.value(name).isPresent();
  }
}
