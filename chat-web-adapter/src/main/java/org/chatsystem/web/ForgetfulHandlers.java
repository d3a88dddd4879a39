package org.chatsystem.web;

import jakarta.servlet.ServletContext;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServerContainer;
import org.eclipse.jetty.ee10.websocket.server.internal.JettyServerFrameHandlerFactory;
import org.eclipse.jetty.websocket.common.JettyWebSocketFrameHandler;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;

/**
 * Makes Jetty's handlers of sockets without what Jetty would keep of the handshake: the headers of
 * the request, and by those of the response the whole HTTP channel, parser and session included,
 * for as long as the socket lives. Nobody asks for either after a socket is open.
 */
final class ForgetfulHandlers extends JettyServerFrameHandlerFactory {
  private ForgetfulHandlers(
      JettyWebSocketServerContainer container, WebSocketComponents components) {
    super(container, components);
  }

  /** Has the sockets that are mapped from now on made so. */
  static void install(ServletContext context, WebSocketComponents components) {
    var container = JettyWebSocketServerContainer.getContainer(context);
    container.removeBean(container.getBean(JettyServerFrameHandlerFactory.class));
    container.addBean(new ForgetfulHandlers(container, components));
  }

  @Override
  public FrameHandler newFrameHandler(
      Object socket, ServerUpgradeRequest request, ServerUpgradeResponse response) {
    var handler = (JettyWebSocketFrameHandler) super.newFrameHandler(socket, request, response);
    handler.setUpgradeRequest(null);
    handler.setUpgradeResponse(null);
    return handler;
  }
}
