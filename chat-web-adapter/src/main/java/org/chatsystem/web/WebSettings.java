package org.chatsystem.web;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.chatsystem.core.port.out.Monitor;
import org.chatsystem.web.auth.JwtSecret;
import org.chatsystem.web.http.Scraping;
import org.chatsystem.web.limit.RateLimits;

/**
 * How the server is to be.
 *
 * @param port where it listens; 0 for a free one
 * @param node the name of this instance, told in each welcome
 * @param auth who is let in over the WebSocket
 * @param jwtSecret what access tokens are signed with
 * @param origins browser origins besides the server's own that may connect, such as {@code
 *     https://chat.example}
 * @param unready asked for readiness: why the instance cannot serve at the moment, empty if it can
 * @param limits how often clients may do things
 * @param scraping what {@code /metrics} answers; empty if there is nothing to be had
 * @param monitor told what is refused and closed
 */
public record WebSettings(
    int port,
    String node,
    Auth auth,
    JwtSecret jwtSecret,
    Set<String> origins,
    Supplier<String> unready,
    RateLimits limits,
    Optional<Scraping> scraping,
    Monitor monitor) {

  /** Who is let in over the WebSocket. */
  public enum Auth {
    /** Whoever has an access token. */
    JWT,
    /** Whoever says a name, for trying things out; tokens are good as well. */
    OPEN
  }

  /** Without limits, and without anyone who counts. */
  public WebSettings(
      int port,
      String node,
      Auth auth,
      JwtSecret jwtSecret,
      Set<String> origins,
      Supplier<String> unready) {
    this(
        port,
        node,
        auth,
        jwtSecret,
        origins,
        unready,
        RateLimits.none(),
        Optional.empty(),
        Monitor.NONE);
  }

  /** Keeps a copy that does not change. */
  public WebSettings {
    origins = Set.copyOf(origins);
  }
}
