package org.chatsystem.app;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chatsystem.core.model.Password;
import org.chatsystem.core.port.out.PasswordHash;
import org.chatsystem.core.port.out.PasswordHasher;
import org.chatsystem.core.port.out.UnavailableException;
import org.mindrot.jbcrypt.BCrypt;

/**
 * Passwords by bcrypt, on a small pool of its own: half the processors, so that logins never starve
 * the chat. When about a second of work waits, whoever comes is turned away at once.
 */
final class BcryptHasher implements PasswordHasher, AutoCloseable {
  private static final Pattern COST = Pattern.compile("\\$2[a-z]?\\$(\\d\\d)\\$");

  private final int cost;
  private final SecureRandom random = new SecureRandom();
  private final ThreadPoolExecutor pool;
  private final Future<PasswordHash> decoy;

  /**
   * @param cost the work of one check as a power of two; 10 takes about 50 ms
   */
  BcryptHasher(int cost) {
    this.cost = cost;
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(aSecondOfWork(threads)),
            BcryptHasher::daemon);
    decoy = pool.submit(this::makeDecoy);
  }

  @Override
  public PasswordHash hash(Password password) {
    return await(() -> new PasswordHash(BCrypt.hashpw(password.text(), salt())));
  }

  @Override
  public boolean matches(String candidate, PasswordHash hash) {
    // bcrypt reads no more than that; the rest is not to be taken for right, and takes no less time
    boolean tooLong = candidate.getBytes(StandardCharsets.UTF_8).length > Password.MAX_BYTES;
    return await(() -> BCrypt.checkpw(candidate, hash.value())) && !tooLong;
  }

  @Override
  public boolean isOutdated(PasswordHash hash) {
    Matcher made = COST.matcher(hash.value());
    return made.lookingAt() && Integer.parseInt(made.group(1)) < cost;
  }

  @Override
  public PasswordHash decoy() {
    return resultOf(decoy);
  }

  /** How many passwords wait for a thread. */
  int waiting() {
    return pool.getQueue().size();
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }

  private PasswordHash makeDecoy() {
    var secret = new byte[32];
    random.nextBytes(secret);
    return new PasswordHash(BCrypt.hashpw(Base64.getEncoder().encodeToString(secret), salt()));
  }

  private String salt() {
    return BCrypt.gensalt(cost, random);
  }

  /** 50 ms at cost 10, twice that with each step. */
  private int aSecondOfWork(int threads) {
    return Math.max(4, (threads * 20 * 1024) >> cost);
  }

  private <T> T await(Callable<T> work) {
    try {
      return resultOf(pool.submit(work));
    } catch (RejectedExecutionException e) {
      throw new UnavailableException("too many passwords wait to be checked", e);
    }
  }

  private static <T> T resultOf(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("bcrypt failed", e.getCause());
    }
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task, "chat-bcrypt");
    thread.setDaemon(true);
    return thread;
  }
}
