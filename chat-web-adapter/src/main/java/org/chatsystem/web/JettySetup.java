package org.chatsystem.web;

import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.chatsystem.web.socket.SharedEndPoint;
import org.chatsystem.web.wire.Json;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;

/** What has to be different from how Javalin and Jetty come, each with its reason. */
final class JettySetup {
  private static final long STOP_MILLIS = 2_000;
  private static final int ACCEPT_QUEUE = 4_096;
  private static final int ACCEPTORS = 1;

  /** As their threads also handle what they read from WebSockets. */
  private static final int SELECTORS = Runtime.getRuntime().availableProcessors();

  private static final int SEND_BUFFER_BYTES = 65_536;

  private JettySetup() {}

  static void apply(JavalinConfig config, int port) {
    config.jetty.addConnector((server, http) -> connector(server, http, port));
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = Json.MAX_DOCUMENT_BYTES;
    config.http.prefer405over404 = true;
    // compressing answers that mix secrets and what others chose tells of the secrets by their
    // length (BREACH)
    config.http.compressionStrategy = CompressionStrategy.NONE;
    var bodiesFirst = new EagerContentHandler(new BodiesFirst(Json.MAX_DOCUMENT_BYTES));
    config.jetty.modifyServer(server -> server.insertHandler(bodiesFirst));
    // requests that are under way may end
    config.jetty.modifyServer(server -> server.setStopTimeout(STOP_MILLIS));
    config.jetty.modifyHttpConfiguration(JettySetup::sayNoVersion);
  }

  private static ServerConnector connector(Server server, HttpConfiguration http, int port) {
    var connector = new SharedConnector(server, http);
    connector.setPort(port);
    // the standard 50 overflows when many clients come back at once; each one that does not fit
    // waits a second before it tries again
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    // else the kernel takes about 3 MB for a client that does not read, before its queue here
    // begins to fill
    connector.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
    try {
      connector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port + " cannot be had, it may be in use", e);
    }
    return connector;
  }

  /** Its sockets can be written to beside Jetty, see {@link SharedEndPoint}. */
  private static final class SharedConnector extends ServerConnector {
    SharedConnector(Server server, HttpConfiguration http) {
      super(server, null, null, null, ACCEPTORS, SELECTORS, new HttpConnectionFactory(http));
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(
        SocketChannel channel, ManagedSelector selector, SelectionKey key) {
      var endPoint = new SharedEndPoint(channel, selector, key, getScheduler(), getExecutor());
      endPoint.setIdleTimeout(getIdleTimeout());
      return endPoint;
    }
  }

  private static void sayNoVersion(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
  }
}
