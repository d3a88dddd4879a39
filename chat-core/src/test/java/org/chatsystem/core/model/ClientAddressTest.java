package org.chatsystem.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "::ffff:192.0.2.7, 192.0.2.7",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2",
    "2001:db8::1, 2001:db8:0:0",
    "::1, 0:0:0:0",
    "fe80::1%0, fe80:0:0:0"
  })
  void isAnIpv4AddressOrTheNetworkOfAnIpv6Address(String address, String counted)
      throws UnknownHostException {
    assertThat(ClientAddress.of(InetAddress.getByName(address)).value()).isEqualTo(counted);
  }

  @Test
  void isShownAsANetworkWhereItIsOne() {
    assertThat(new ClientAddress("2001:db8:1:2")).hasToString("2001:db8:1:2::/64");
    assertThat(new ClientAddress("192.0.2.7")).hasToString("192.0.2.7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "a:b:c", "1:2:3:4}", "1.2.3.4 ", "{u:bob}"})
  void isNothingElse(String value) {
    assertThatThrownBy(() -> new ClientAddress(value)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void aRateIsOfSomethingWithinADay() {
    assertThatThrownBy(() -> Rate.perMinute(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Rate(1, Duration.ofDays(2)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
