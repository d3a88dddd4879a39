package org.chatsystem.web.socket;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.chatsystem.web.wire.Json;
import org.chatsystem.web.wire.RequestId;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

/**
 * Makes sockets of good handshakes before they come to the servlets; all other requests pass. The
 * sockets keep nothing of the request that they began with.
 */
final class SocketUpgrade extends Handler.Wrapper {
  private final String path;
  private final Predicate<Request> mayUpgrade;
  private final Function<Request, Function<JettyLink, ClientConnection>> opening;
  private final WebSocketMappings handshake;
  private final WebSocketNegotiator negotiator = new Negotiator();

  /**
   * @param mayUpgrade whether a request for a socket is granted; if not, it passes
   * @param opening makes of a handshake what makes the connection once its socket is open
   */
  SocketUpgrade(
      Server server,
      String path,
      Predicate<Request> mayUpgrade,
      Function<Request, Function<JettyLink, ClientConnection>> opening) {
    this.path = path;
    this.mayUpgrade = mayUpgrade;
    this.opening = opening;
    this.handshake =
        new WebSocketMappings(WebSocketServerComponents.ensureWebSocketComponents(server));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!path.equals(Request.getPathInContext(request))) {
      return super.handle(request, response, callback);
    }
    return isUpgraded(request, response, callback)
        || super.handle(new Plain(request), response, callback);
  }

  private boolean isUpgraded(Request request, Response response, Callback callback) {
    return request.getHeaders().contains(HttpHeader.SEC_WEBSOCKET_KEY)
        && mayUpgrade.test(request)
        && handshake.upgrade(negotiator, request, response, callback, null);
  }

  /** A handshake that is not granted, as a request like any other: Javalin has it answered. */
  private static final class Plain extends Request.Wrapper {
    Plain(Request request) {
      super(request);
    }

    @Override
    public HttpFields getHeaders() {
      return HttpFields.build(super.getHeaders()).remove(HttpHeader.SEC_WEBSOCKET_VERSION);
    }
  }

  /** What is agreed on. */
  private final class Negotiator implements WebSocketNegotiator {
    @Override
    public FrameHandler negotiate(
        ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
      request.getSubProtocols().stream().findFirst().ifPresent(response::setAcceptedSubProtocol);
      // above all no permessage-deflate, which browsers offer: it costs 93 KB of memory per
      // connection and twice the processor time
      response.setExtensions(List.of());
      response.getHeaders().put(RequestId.HEADER, Credentials.requestId(request));
      return new JettySocket(opening.apply(request));
    }

    @Override
    public void customize(Configuration socket) {
      socket.setMaxFrameSize(Json.MAX_DOCUMENT_BYTES);
      // who is dead is found by the bytes that come, as the server's own pings reset this time-out
      socket.setIdleTimeout(Duration.ZERO);
    }
  }
}
