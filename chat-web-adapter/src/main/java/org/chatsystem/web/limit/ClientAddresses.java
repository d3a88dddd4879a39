package org.chatsystem.web.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.ClientAddress;

/**
 * Tells where a request comes from. What its {@code X-Forwarded-For} says counts as far as proxies
 * that are trusted have written it: each adds the address it was called from at the end.
 */
public final class ClientAddresses {
  /** The header that proxies write. */
  public static final String HEADER = "X-Forwarded-For";

  private final List<Network> proxies;

  /**
   * @param proxies those that say the truth; none, if clients come by themselves
   */
  public ClientAddresses(Collection<Network> proxies) {
    this.proxies = List.copyOf(proxies);
  }

  /** Where this request comes from. */
  public ClientAddress of(HttpServletRequest request) {
    return of(request.getRemoteAddr(), Collections.list(request.getHeaders(HEADER)));
  }

  /** Where something comes from that came from this peer and with these lines of the header. */
  ClientAddress of(String peer, List<String> forwarded) {
    return of(addressOf(peer).orElse(InetAddress.getLoopbackAddress()), forwarded);
  }

  /** Who is at the other end of its connection. */
  public static Optional<InetAddress> peerOf(HttpServletRequest request) {
    return addressOf(request.getRemoteAddr());
  }

  private static Optional<InetAddress> addressOf(String peer) {
    return Network.address(peer.replaceAll("[\\[\\]]|%.*", ""));
  }

  /**
   * The first address from the end that is no trusted proxy's, or the last one that can be read.
   *
   * @param peer who is at the other end of the connection
   * @param forwarded the lines of the header, in their order
   */
  ClientAddress of(InetAddress peer, List<String> forwarded) {
    InetAddress client = peer;
    Iterator<String> further = fromTheEnd(forwarded);
    while (isTrusted(client) && further.hasNext()) {
      Optional<InetAddress> next = Network.address(further.next().trim());
      if (next.isEmpty()) {
        break;
      }
      client = next.get();
    }
    return ClientAddress.of(client);
  }

  private boolean isTrusted(InetAddress address) {
    return proxies.stream().anyMatch(each -> each.contains(address));
  }

  private static Iterator<String> fromTheEnd(List<String> lines) {
    String[] all = String.join(",", lines).split(",", -1);
    return new Iterator<>() {
      private int left = lines.isEmpty() ? 0 : all.length;

      @Override
      public boolean hasNext() {
        return left > 0;
      }

      @Override
      public String next() {
        return all[--left];
      }
    };
  }
}
