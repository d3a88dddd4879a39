package org.chatsystem.app;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.chatsystem.core.memory.InMemoryBackend;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.Monitor;
import org.chatsystem.redis.RedisBackend;
import org.chatsystem.web.auth.JwtSecret;

/**
 * The backend that the settings ask for, with what an application needs besides the ports.
 *
 * @param backend the ports
 * @param secret a secret that all instances on this store share
 * @param hears whether its events are heard, as far as is known
 * @param ailments what is wrong with it at the moment
 */
record Store(
    Backend backend,
    Supplier<JwtSecret> secret,
    BooleanSupplier hears,
    Supplier<List<String>> ailments) {

  /** Opens it; Redis, if it is asked for, must answer. */
  static Store open(Settings settings, Monitor monitor) {
    if (settings.redis().isPresent()) {
      RedisBackend redis = RedisBackend.connect(settings.redis().get(), monitor);
      return new Store(
          redis, () -> new JwtSecret(redis.sharedSecret()), redis::hears, redis::ailments);
    }
    Backend memory = InMemoryBackend.create(settings.retention(), InstantSource.system());
    return new Store(memory, Store::randomSecret, () -> true, List::of);
  }

  private static JwtSecret randomSecret() {
    var bytes = new byte[JwtSecret.MIN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new JwtSecret(bytes);
  }
}
