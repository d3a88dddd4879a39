package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleUsers.stranger;
import static org.chatsystem.core.port.out.Allowances.Deed.BROADCAST;
import static org.chatsystem.core.port.out.Allowances.Deed.UPLOAD;

import java.time.Duration;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Allowances;
import org.chatsystem.core.port.out.Backend;
import org.junit.jupiter.api.Test;

/** What {@link Allowances} promises. */
public interface AllowancesContract extends StoreUnderTest {
  Duration LONG = Duration.ofHours(1);

  @Test
  default void givesSoManyOnAllNodesTogetherAndThenTellsHowLongToWait() {
    Username alice = stranger();
    assertThat(take(backend(), alice, 3, LONG)).isZero();
    assertThat(take(otherNode(), alice, 3, LONG)).isZero();
    assertThat(take(backend(), alice, 3, LONG)).isZero();
    for (Backend node : new Backend[] {backend(), otherNode()}) {
      assertThat(take(node, alice, 3, LONG)).isPositive().isLessThanOrEqualTo(LONG);
    }
    assertThat(take(backend(), stranger(), 3, LONG)).as("someone else's").isZero();
  }

  @Test
  default void givesAgainWhenTheWindowIsOver() {
    Username alice = stranger();
    Duration window = Duration.ofMillis(300);
    assertThat(take(backend(), alice, 1, window)).isZero();
    Duration wait = take(backend(), alice, 1, window);
    while (!wait.isZero()) {
      assertThat(wait).isPositive().isLessThanOrEqualTo(window);
      pass(wait.plusMillis(1));
      wait = take(otherNode(), alice, 1, window);
    }
    assertThat(take(backend(), alice, 1, window)).isPositive();
  }

  @Test
  default void takesSeveralOrNone() {
    Username alice = stranger();
    assertThat(backend().allowances().take(alice, UPLOAD, 7, 10, LONG)).isZero();
    assertThat(otherNode().allowances().take(alice, UPLOAD, 4, 10, LONG)).isPositive();
    assertThat(otherNode().allowances().take(alice, UPLOAD, 3, 10, LONG)).isZero();
    assertThat(backend().allowances().take(alice, UPLOAD, 1, 10, LONG)).isPositive();
    assertThat(take(backend(), alice, 1, LONG)).as("another deed").isZero();
  }

  @Test
  default void givesNoMoreToSeveralAtOnce() {
    Username alice = stranger();
    long given =
        Waiting.onAtOnce(
                20, i -> take(i % 2 == 0 ? backend() : otherNode(), alice, 5, LONG).isZero())
            .stream()
            .filter(taken -> taken)
            .count();
    assertThat(given).isEqualTo(5);
  }

  private static Duration take(Backend node, Username user, int most, Duration window) {
    return node.allowances().take(user, BROADCAST, most, window);
  }
}
