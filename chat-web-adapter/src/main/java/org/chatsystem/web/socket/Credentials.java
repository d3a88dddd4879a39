package org.chatsystem.web.socket;

import java.util.Optional;
import org.chatsystem.web.wire.RequestId;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * What a client said about itself when it connected.
 *
 * @param token an access token, from the header or the second subprotocol
 * @param user the {@code user} of the URL
 * @param requestId what the handshake is called
 */
record Credentials(Optional<String> token, Optional<String> user, String requestId) {
  /** The subprotocol that is spoken. */
  static final String PROTOCOL = "chat.v1";

  private static final String BEARER_PROTOCOL = "bearer.";
  private static final String SCHEME = "Bearer ";

  static Credentials of(Request request) {
    String user = Request.extractQueryParameters(request).getValue("user");
    return new Credentials(token(request), Optional.ofNullable(user), requestId(request));
  }

  /** Named once, and then the same however often it is asked for. */
  static String requestId(Request request) {
    if (request.getAttribute(RequestId.HEADER) instanceof String known) {
      return known;
    }
    String id = RequestId.of(request.getHeaders().get(RequestId.HEADER));
    request.setAttribute(RequestId.HEADER, id);
    return id;
  }

  /**
   * Whether the subprotocols would be answered with a token, as the first one is what a server
   * answers with.
   */
  static boolean wouldEchoToken(String protocols) {
    return protocols != null && protocols.trim().startsWith(BEARER_PROTOCOL);
  }

  private static Optional<String> token(Request request) {
    String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.of(header.substring(SCHEME.length()).trim());
    }
    return Optional.ofNullable(request.getHeaders().get(HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL))
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
