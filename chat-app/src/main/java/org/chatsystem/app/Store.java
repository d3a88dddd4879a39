package org.chatsystem.app;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.chatsystem.core.memory.InMemoryBackend;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.redis.RedisBackend;
import org.chatsystem.web.auth.JwtSecret;

/**
 * The backend that the settings ask for, with what an application needs besides the ports.
 *
 * @param backend the ports
 * @param secret a secret that all instances on this store share
 * @param isHealthy whether the store answers and its events are heard
 */
record Store(Backend backend, Supplier<JwtSecret> secret, BooleanSupplier isHealthy) {

  /** Opens it; Redis, if it is asked for, must answer. */
  static Store open(Settings settings) {
    if (settings.redis().isPresent()) {
      RedisBackend redis = RedisBackend.connect(settings.redis().get());
      return new Store(redis, () -> new JwtSecret(redis.sharedSecret()), redis::isHealthy);
    }
    Backend memory = InMemoryBackend.create(settings.retention(), InstantSource.system());
    return new Store(memory, Store::randomSecret, () -> true);
  }

  private static JwtSecret randomSecret() {
    var bytes = new byte[JwtSecret.MIN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new JwtSecret(bytes);
  }
}
