package org.chatsystem.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressesTest {
  private final ClientAddresses behindProxies =
      new ClientAddresses(Set.of(Network.parse("10.0.0.0/9"), Network.parse("fd00::/8")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          198.51.100.1 | 203.0.113.7              | 198.51.100.1 | the peer is no proxy of ours
          10.0.0.1     | 203.0.113.7              | 203.0.113.7  | the proxy says who called
          10.0.0.1     | 1.2.3.4, 203.0.113.7     | 203.0.113.7  | what came before is the client's word
          10.0.0.1     | 1.2.3.4, 203.0.113.7, 10.0.0.2 | 203.0.113.7 | through two proxies
          10.0.0.1     | 1.2.3.4; 203.0.113.7     | 203.0.113.7  | the proxy adds a line
          fd00::1      | 2001:db8:1:2::3          | 2001:db8:1:2 | over IPv6
          10.0.0.1     | no address               | 10.0.0.1     | rubbish
          10.0.0.1     | 203.0.113.7, localhost   | 10.0.0.1     | a name is not looked up
          10.0.0.1     | 10.0.0.3                 | 10.0.0.3     | all of them are proxies
          10.128.0.1   | 203.0.113.7              | 10.128.0.1   | just outside the network
          10.0.0.1     |                          | 10.0.0.1     | says nothing
          """)
  void believesTrustedProxiesAlone(String peer, String forwarded, String client, String why)
      throws UnknownHostException {
    List<String> lines = forwarded == null ? List.of() : Arrays.asList(forwarded.split(";", -1));
    assertThat(behindProxies.of(InetAddress.getByName(peer), lines).value())
        .as(why)
        .isEqualTo(client);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "::/129", "a/b"})
  void aNetworkIsOfAddressesInDigits(String text) {
    assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNetworkMayBeOneAddressOrAll() throws UnknownHostException {
    InetAddress address = InetAddress.getByName("192.0.2.1");
    assertThat(Network.parse("192.0.2.1").contains(address)).isTrue();
    assertThat(Network.parse("192.0.2.2").contains(address)).isFalse();
    assertThat(Network.parse("0.0.0.0/0").contains(address)).isTrue();
    assertThat(Network.parse("::/0").contains(address)).as("the other family").isFalse();
  }
}
