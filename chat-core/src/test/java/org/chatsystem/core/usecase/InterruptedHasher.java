package org.chatsystem.core.usecase;

import java.util.concurrent.atomic.AtomicReference;
import org.chatsystem.core.fixture.PlainHasher;
import org.chatsystem.core.model.Password;
import org.chatsystem.core.port.out.PasswordHash;
import org.chatsystem.core.port.out.PasswordHasher;

/** Finds a password right, and then lets something else happen, once. */
final class InterruptedHasher implements PasswordHasher {
  private final PasswordHasher plain = new PlainHasher();
  private final AtomicReference<Runnable> meanwhile;

  InterruptedHasher(AtomicReference<Runnable> meanwhile) {
    this.meanwhile = meanwhile;
  }

  @Override
  public PasswordHash hash(Password password) {
    return plain.hash(password);
  }

  @Override
  public PasswordHash decoy() {
    return plain.decoy();
  }

  @Override
  public boolean matches(String candidate, PasswordHash hash) {
    boolean matches = plain.matches(candidate, hash);
    meanwhile.getAndSet(() -> {}).run();
    return matches;
  }
}
