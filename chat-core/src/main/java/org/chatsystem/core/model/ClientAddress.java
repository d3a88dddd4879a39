package org.chatsystem.core.model;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * Where someone comes from, as far as they are counted by it: an IPv4 address, or the /64 of an
 * IPv6 address, as whoever has one of its addresses has all of them.
 *
 * @param value the address in digits, or the first four groups of it
 */
public record ClientAddress(String value) {
  private static final Pattern FORM =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-f]{1,4}(:[0-9a-f]{1,4}){3}");

  /** Takes what {@link #of} makes, and nothing else. */
  public ClientAddress {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValueException(InvalidValueException.Kind.OTHER, "not an address");
    }
  }

  /** What this address is counted by. */
  public static ClientAddress of(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return new ClientAddress(address.getHostAddress());
    }
    byte[] bytes = address.getAddress();
    var network = new StringBuilder();
    for (int i = 0; i < 8; i += 2) {
      int group = ((bytes[i] & 0xff) << 8) | (bytes[i + 1] & 0xff);
      network.append(i == 0 ? "" : ":").append(Integer.toHexString(group));
    }
    return new ClientAddress(network.toString());
  }

  /** As people who know networks write it. */
  @Override
  public String toString() {
    return value.indexOf(':') < 0 ? value : value + "::/64";
  }
}
