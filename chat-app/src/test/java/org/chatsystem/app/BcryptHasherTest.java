package org.chatsystem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.chatsystem.core.model.Password;
import org.chatsystem.core.port.out.PasswordHash;
import org.chatsystem.core.port.out.UnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BcryptHasherTest {
  private final BcryptHasher hasher = new BcryptHasher(4);

  @AfterEach
  void close() {
    hasher.close();
  }

  @Test
  void knowsItsOwnHashes() {
    PasswordHash hash = hasher.hash(new Password("correct horse"));
    assertThat(hasher.matches("correct horse", hash)).isTrue();
    assertThat(hasher.matches("correct hors", hash)).isFalse();
    assertThat(hash.value()).startsWith("$2a$04$");
    assertThat(hasher.hash(new Password("correct horse"))).isNotEqualTo(hash);
  }

  @Test
  void doesNotTakeALongerTextForTheOneItBeginsWith() {
    String longest = "x".repeat(Password.MAX_BYTES);
    PasswordHash hash = hasher.hash(new Password(longest));
    assertThat(hasher.matches(longest, hash)).isTrue();
    assertThat(hasher.matches(longest + "y", hash)).isFalse();
  }

  @Test
  void hasADecoyOfTheSameCostThatNothingMatches() {
    assertThat(hasher.decoy().value()).startsWith("$2a$04$");
    assertThat(hasher.matches("", hasher.decoy())).isFalse();
  }

  @Test
  void knowsHashesThatWereMadeWithLessWork() {
    try (var stronger = new BcryptHasher(5)) {
      PasswordHash weak = hasher.hash(new Password("correct horse"));
      assertThat(stronger.isOutdated(weak)).isTrue();
      assertThat(hasher.isOutdated(weak)).isFalse();
      assertThat(hasher.isOutdated(stronger.hash(new Password("correct horse")))).isFalse();
      assertThat(stronger.isOutdated(new PasswordHash("no hash of bcrypt"))).isFalse();
    }
  }

  @Test
  void turnsAwayWhoeverComesWhenTooMuchWaits() {
    try (var slow = new BcryptHasher(12)) {
      PasswordHash decoy = slow.decoy();
      var turnedAway = new AtomicInteger();
      var start = new CountDownLatch(1);
      var attempts =
          IntStream.range(0, 40)
              .mapToObj(
                  i ->
                      CompletableFuture.runAsync(
                          () -> attempt(slow, decoy, start, turnedAway),
                          task -> new Thread(task).start()))
              .toArray(CompletableFuture<?>[]::new);
      start.countDown();
      CompletableFuture.allOf(attempts).join();
      assertThat(turnedAway.get()).isBetween(1, 39);
    } catch (CompletionException e) {
      throw new AssertionError(e);
    }
  }

  private static void attempt(
      BcryptHasher hasher, PasswordHash hash, CountDownLatch start, AtomicInteger turnedAway) {
    try {
      start.await();
      hasher.matches("password", hash);
    } catch (UnavailableException e) {
      turnedAway.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
