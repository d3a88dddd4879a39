package org.chatsystem.web.hook;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses belong to the public Internet. By the registries of special-purpose addresses of
 * IANA (RFC 6890): of IP version 4 what they name is not; of version 6 only what is given out for
 * global unicast is, less what they name of it, among that what carries an address of version 4
 * inside. An address of version 4 that is mapped into version 6 has been unpacked by Java.
 */
final class PublicAddresses {
  /**
   * @param size how many bits an address has
   * @param bits how many of them are the same in all of the range
   */
  private record Range(BigInteger first, int size, int bits) {
    static Range of(String text) {
      int slash = text.indexOf('/');
      byte[] first = literal(text.substring(0, slash));
      int bits = Integer.parseInt(text.substring(slash + 1));
      return new Range(new BigInteger(1, first), 8 * first.length, bits);
    }

    boolean holds(byte[] address) {
      var difference = new BigInteger(1, address).xor(first);
      return 8 * address.length == size && difference.bitLength() <= size - bits;
    }
  }

  private static final Range GLOBAL_UNICAST = Range.of("2000::/3");

  private static final List<Range> SPECIAL =
      Stream.of(
              "0.0.0.0/8", // this network
              "10.0.0.0/8", // private
              "100.64.0.0/10", // shared, behind a carrier's NAT
              "127.0.0.0/8", // loopback
              "169.254.0.0/16", // link-local, where clouds keep their metadata
              "172.16.0.0/12", // private
              "192.0.0.0/24", // protocol assignments
              "192.0.2.0/24", // documentation
              "192.88.99.0/24", // relays of 6to4
              "192.168.0.0/16", // private
              "198.18.0.0/15", // benchmarks
              "198.51.100.0/24", // documentation
              "203.0.113.0/24", // documentation
              "224.0.0.0/4", // multicast
              "240.0.0.0/4", // reserved, broadcast
              "2001::/23", // protocol assignments, Teredo
              "2001:db8::/32", // documentation
              "2002::/16", // 6to4
              "3fff::/20") // documentation
          .map(Range::of)
          .toList();

  private PublicAddresses() {}

  /** Whether this is one of them. */
  static boolean contain(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean given = bytes.length == 4 || GLOBAL_UNICAST.holds(bytes);
    return given && SPECIAL.stream().noneMatch(each -> each.holds(bytes));
  }

  /** Of the usual form of an address; asks no name server. */
  private static byte[] literal(String text) {
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address: " + text, e);
    }
  }
}
