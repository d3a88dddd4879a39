package org.chatsystem.web.hook;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Finds the addresses of a host that may be called, each time anew. The client connects to what is
 * answered here and asks no second time, so that a name cannot mean one address when it is checked
 * and another when it is called.
 */
final class CheckedResolver implements SocketAddressResolver {
  private final SocketAddressResolver resolver;
  private final Predicate<InetAddress> allowed;

  CheckedResolver(SocketAddressResolver resolver, Predicate<InetAddress> allowed) {
    this.resolver = resolver;
    this.allowed = allowed;
  }

  @Override
  public void resolve(
      String host,
      int port,
      Map<String, Object> context,
      Promise<List<InetSocketAddress>> promise) {
    resolver.resolve(
        host, port, context, Promise.from(all -> check(all, promise), promise::failed));
  }

  private void check(List<InetSocketAddress> all, Promise<List<InetSocketAddress>> promise) {
    List<InetSocketAddress> some =
        all.stream()
            .filter(each -> each.getAddress() != null && allowed.test(each.getAddress()))
            .toList();
    if (some.isEmpty()) {
      promise.failed(new RefusedAddressException());
    } else {
      promise.succeeded(some);
    }
  }

  /** The host has no address that may be called. */
  static final class RefusedAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    RefusedAddressException() {
      super("no address that may be called");
    }
  }
}
