package org.chatsystem.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.chatsystem.core.model.ClientAddress;
import org.chatsystem.core.model.Rate;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Allowances;
import org.chatsystem.core.port.out.UnavailableException;
import org.chatsystem.web.wire.Refusal;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private static final Username ALICE = Username.of("alice");

  private final ManualClock clock = new ManualClock();
  private final Store store = new Store();
  private final RateLimits limits =
      new RateLimits(Optional.of(Limits.STANDARD), new ClientAddresses(List.of()), store, clock);

  @Test
  void givesBackEvenly() {
    for (int i = 0; i < 60; i++) {
      limits.search(ALICE);
    }
    assertThat(waitOf(() -> limits.search(ALICE))).isEqualTo(Duration.ofSeconds(1));
    clock.pass(Duration.ofSeconds(2));
    limits.search(ALICE);
    limits.search(ALICE);
    assertThat(waitOf(() -> limits.search(ALICE))).isPositive();
  }

  @Test
  void neverTellsToComeBackForASingleOne() {
    for (int i = 0; i < 300; i++) {
      limits.send(ALICE);
    }
    assertThat(waitOf(() -> limits.send(ALICE))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void asksTheStoreForNothingThatIsTooMuchHereAlready() {
    for (int i = 0; i < 60; i++) {
      limits.search(ALICE);
    }
    for (int i = 0; i < 40; i++) {
      assertThat(waitOf(() -> limits.search(ALICE))).isPositive();
    }
    assertThat(store.asked).hasSize(60);
  }

  @Test
  void followsTheStoreWhereItKnowsOfMore() {
    store.answer = Duration.ofSeconds(9);
    assertThat(waitOf(() -> limits.search(ALICE))).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void countsForItselfWhileTheStoreIsAway() {
    store.away = true;
    for (int i = 0; i < 30; i++) {
      limits.passwordCheck(ALICE);
    }
    assertThat(waitOf(() -> limits.passwordCheck(ALICE))).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void limitsNothingWhereItIsOff() {
    RateLimits none = RateLimits.none();
    Pace pace = none.pace(ALICE);
    for (int i = 0; i < 10_000; i++) {
      none.send(ALICE);
      none.search(ALICE);
      pace.send();
      pace.resume();
      assertThat(pace.mayGoOn()).isTrue();
    }
  }

  @Test
  void theConnectionsOfAUserShareWhatTheySend() {
    Pace one = limits.pace(ALICE);
    Pace other = limits.pace(ALICE);
    for (int i = 0; i < 150; i++) {
      one.send();
      other.send();
    }
    assertThat(waitOf(one::send)).isPositive();
    assertThat(waitOf(other::send)).isPositive();
    limits.pace(Username.of("bob")).send();
  }

  @Test
  void keepsABoundedNumberOfBuckets() {
    var buckets = new LocalBuckets<Integer>(new Rate(1, Duration.ofHours(1)), clock);
    for (int i = 0; i < 2 * LocalBuckets.MOST; i++) {
      buckets.take(i);
    }
    assertThat(buckets.size()).isEqualTo(LocalBuckets.MOST);
    assertThat(buckets.take(2 * LocalBuckets.MOST - 1)).as("the last").isPositive();
  }

  @Test
  void countsNobodyWhoHasNone() {
    var counts = new Counts<String>(1);
    assertThat(counts.add("a")).isTrue();
    assertThat(counts.isFull("a")).isTrue();
    assertThat(counts.add("a")).isFalse();
    counts.remove("a");
    counts.remove("a");
    assertThat(counts.isFull("a")).isFalse();
    counts.remove("a");
    assertThat(counts.add("a")).isTrue();
  }

  private static Duration waitOf(ThrowingCallable deed) {
    Refusal refusal = catchThrowableOfType(Refusal.class, deed);
    return Duration.ofMillis(refusal.retryAfterMs());
  }

  private static final class ManualClock implements TimeMeter {
    private long nanos;

    void pass(Duration time) {
      nanos += time.toNanos();
    }

    @Override
    public long currentTimeNanos() {
      return nanos;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }

  private static final class Store implements Allowances {
    private final List<Object> asked = new ArrayList<>();
    private Duration answer = Duration.ZERO;
    private boolean away;

    @Override
    public Duration take(Username user, Deed deed, int amount, Rate rate) {
      return take(user);
    }

    @Override
    public Duration take(ClientAddress address, Deed deed, Rate rate) {
      return take(address);
    }

    private Duration take(Object whose) {
      if (away) {
        throw new UnavailableException("away");
      }
      asked.add(whose);
      return answer;
    }
  }
}
