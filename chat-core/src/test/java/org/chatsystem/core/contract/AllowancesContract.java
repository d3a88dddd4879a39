package org.chatsystem.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chatsystem.core.fixture.SampleUsers.stranger;
import static org.chatsystem.core.port.out.Allowances.Deed.BROADCAST;
import static org.chatsystem.core.port.out.Allowances.Deed.LOG_IN;
import static org.chatsystem.core.port.out.Allowances.Deed.SIGN_UP;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.chatsystem.core.model.ClientAddress;
import org.chatsystem.core.model.Rate;
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
  default void givesThemBackOneAfterTheOther() {
    Username alice = stranger();
    var three = new Rate(3, Duration.ofSeconds(6));
    for (int i = 0; i < 3; i++) {
      assertThat(backend().allowances().take(alice, BROADCAST, three)).isZero();
    }
    Duration wait = backend().allowances().take(alice, BROADCAST, three);
    while (!wait.isZero()) {
      assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofMillis(2_001));
      pass(wait.plusMillis(1));
      wait = otherNode().allowances().take(alice, BROADCAST, three);
    }
    assertThat(backend().allowances().take(alice, BROADCAST, three)).isPositive();
  }

  @Test
  default void givesSeveralAtOnceOrNone() {
    Username alice = stranger();
    var many = new Rate(1_000_000, LONG);
    assertThat(backend().allowances().take(alice, BROADCAST, 600_000, many)).isZero();
    assertThat(otherNode().allowances().take(alice, BROADCAST, 600_000, many))
        .isBetween(LONG.dividedBy(6), LONG.dividedBy(4));
    assertThat(backend().allowances().take(alice, BROADCAST, 400_000, many)).isZero();
    assertThat(backend().allowances().take(alice, BROADCAST, 100_000, many)).isPositive();
  }

  @Test
  default void countsEachDeedForItself() {
    Username alice = stranger();
    assertThat(take(backend(), alice, 1, LONG)).isZero();
    assertThat(backend().allowances().take(alice, LOG_IN, new Rate(1, LONG))).isZero();
    assertThat(take(backend(), alice, 1, LONG)).isPositive();
  }

  @Test
  default void countsAddressesOnAllNodesTogether() throws Exception {
    ClientAddress one = address("2001:db8:1:2::1");
    var rate = new Rate(2, LONG);
    assertThat(backend().allowances().take(one, SIGN_UP, rate)).isZero();
    assertThat(otherNode().allowances().take(one, SIGN_UP, rate)).isZero();
    assertThat(otherNode().allowances().take(address("2001:db8:1:2:3::4"), SIGN_UP, rate))
        .as("the same network")
        .isPositive();
    assertThat(backend().allowances().take(address("2001:db8:1:3::1"), SIGN_UP, rate)).isZero();
    assertThat(backend().allowances().take(address("192.0.2.7"), SIGN_UP, rate)).isZero();
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
    return node.allowances().take(user, BROADCAST, new Rate(most, window));
  }

  private static ClientAddress address(String text) throws UnknownHostException {
    return ClientAddress.of(InetAddress.getByName(text));
  }
}
