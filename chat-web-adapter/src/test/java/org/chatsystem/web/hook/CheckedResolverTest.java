package org.chatsystem.web.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chatsystem.web.hook.CheckedResolver.RefusedAddressException;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.junit.jupiter.api.Test;

class CheckedResolverTest {
  /** Answers what a name server that is not to be trusted might. */
  private static List<InetSocketAddress> resolved(String... addresses) throws Exception {
    SocketAddressResolver names =
        (host, port, context, promise) -> promise.succeeded(all(port, addresses));
    var promise = new Promise.Completable<List<InetSocketAddress>>();
    new CheckedResolver(names, PublicAddresses::contain)
        .resolve("hooks.example.org", 443, Map.of(), promise);
    return promise.handle((some, failure) -> failure == null ? some : refused(failure)).get();
  }

  private static List<InetSocketAddress> refused(Throwable failure) {
    assertThat(failure).isInstanceOf(RefusedAddressException.class);
    return List.of();
  }

  private static List<InetSocketAddress> all(int port, String... addresses) {
    return Arrays.stream(addresses).map(each -> address(each, port)).toList();
  }

  private static InetSocketAddress address(String text, int port) {
    try {
      return new InetSocketAddress(InetAddress.getByName(text), port);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void leavesOutWhatMayNotBeCalled() throws Exception {
    assertThat(resolved("127.0.0.1", "93.184.216.34", "::1", "10.0.0.1"))
        .containsExactly(address("93.184.216.34", 443));
  }

  @Test
  void refusesAHostOfWhichNothingIsLeft() throws Exception {
    assertThat(resolved("127.0.0.1", "fd00:ec2::254", "169.254.169.254")).isEmpty();
    assertThat(resolved()).isEmpty();
  }

  @Test
  void asksAnewEachTime() throws Exception {
    var answers = new ArrayList<>(List.of("93.184.216.34", "127.0.0.1"));
    SocketAddressResolver names =
        (host, port, context, promise) -> promise.succeeded(all(port, answers.remove(0)));
    var checked = new CheckedResolver(names, PublicAddresses::contain);
    var first = new Promise.Completable<List<InetSocketAddress>>();
    checked.resolve("hooks.example.org", 443, Map.of(), first);
    var second = new Promise.Completable<List<InetSocketAddress>>();
    checked.resolve("hooks.example.org", 443, Map.of(), second);

    assertThat(first.get()).containsExactly(address("93.184.216.34", 443));
    assertThat(second).isCompletedExceptionally();
  }
}
