package org.chatsystem.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import org.chatsystem.core.contract.AllowancesContract;
import org.chatsystem.core.model.ClientAddress;
import org.chatsystem.core.model.Rate;
import org.chatsystem.core.port.out.Allowances.Deed;
import org.junit.jupiter.api.Test;

class InMemoryAllowancesTest extends MemoryUnderTest implements AllowancesContract {
  @Test
  void keepsABoundedNumberOfBuckets() {
    var allowances = new InMemoryAllowances(InstantSource.system());
    var once = new Rate(1, Duration.ofHours(1));
    for (int i = 0; i < 150_000; i++) {
      allowances.take(address(i), Deed.SIGN_UP, once);
    }
    assertThat(allowances.size()).isEqualTo(100_000);
    assertThat(allowances.take(address(149_999), Deed.SIGN_UP, once)).as("the last").isPositive();
  }

  private static ClientAddress address(int number) {
    return new ClientAddress(
        Integer.toHexString(number >> 16) + ":0:0:" + Integer.toHexString(number & 0xffff));
  }
}
