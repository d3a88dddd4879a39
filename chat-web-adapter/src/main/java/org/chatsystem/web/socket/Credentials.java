package org.chatsystem.web.socket;

import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeRequest;

/**
 * What a client said about itself when it connected.
 *
 * @param token an access token, from the header or the second subprotocol
 * @param user the {@code user} of the URL
 */
record Credentials(Optional<String> token, Optional<String> user) {
  /** The subprotocol that is spoken. */
  static final String PROTOCOL = "chat.v1";

  private static final String BEARER_PROTOCOL = "bearer.";
  private static final String SCHEME = "Bearer ";

  static Credentials of(JettyServerUpgradeRequest request) {
    List<String> users = request.getParameterMap().getOrDefault("user", List.of());
    return new Credentials(token(request), users.stream().findFirst());
  }

  /**
   * Whether the subprotocols would be answered with a token, as the first one is what a server
   * answers with.
   */
  static boolean wouldEchoToken(String protocols) {
    return protocols != null && protocols.trim().startsWith(BEARER_PROTOCOL);
  }

  private static Optional<String> token(JettyServerUpgradeRequest request) {
    String header = request.getHeader("Authorization");
    if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.of(header.substring(SCHEME.length()).trim());
    }
    return Optional.ofNullable(request.getHeader("Sec-WebSocket-Protocol"))
        .flatMap(Credentials::bearerOf);
  }

  private static Optional<String> bearerOf(String protocols) {
    for (String each : protocols.split(",", -1)) {
      if (each.trim().startsWith(BEARER_PROTOCOL)) {
        return Optional.of(each.trim().substring(BEARER_PROTOCOL.length()));
      }
    }
    return Optional.empty();
  }
}
