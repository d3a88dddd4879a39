package org.chatsystem.web.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.chatsystem.web.limit.ClientAddresses;
import org.chatsystem.web.wire.ErrorCode;
import org.chatsystem.web.wire.Refusal;

/**
 * {@code /metrics}, where there is no port of its own for it: for whoever has the token or, if
 * there is none, asks from the same machine, and not through a proxy there.
 */
final class MetricsResource {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final Optional<Scraping> scraping;

  /**
   * @param scraping empty if there is nothing to be had here
   */
  MetricsResource(Optional<Scraping> scraping) {
    this.scraping = scraping;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/metrics", this::scrape);
  }

  private void scrape(Context ctx) {
    Scraping asked =
        scraping.orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "there is nothing here"));
    if (asked.token().isPresent()) {
      if (!hasToken(ctx, asked.token().get())) {
        throw new Refusal(ErrorCode.UNAUTHORIZED, "the token for metrics is needed");
      }
    } else if (!isFromHere(ctx)) {
      throw new Refusal(ErrorCode.FORBIDDEN, "from the server's own machine only");
    }
    ctx.contentType(PROMETHEUS).result(asked.text().get());
  }

  private static boolean hasToken(Context ctx, String token) {
    String header = ctx.header("Authorization");
    byte[] expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    return header != null
        && MessageDigest.isEqual(expected, header.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isFromHere(Context ctx) {
    return ctx.header("X-Forwarded-For") == null
        && ctx.header("Forwarded") == null
        && ClientAddresses.peerOf(ctx.req()).filter(InetAddress::isLoopbackAddress).isPresent();
  }
}
