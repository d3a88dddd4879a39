package org.chatsystem.web.socket;

import io.javalin.config.RoutesConfig;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.chatsystem.core.model.ClientAddress;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.web.auth.AccessTokens;
import org.chatsystem.web.auth.Admittance;
import org.chatsystem.web.wire.NoticeFrames;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeRequest;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServletFactory;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The WebSocket at {@code /ws}: makes a {@link ClientConnection} of each socket and passes on what
 * happens to it.
 */
public final class SocketApi implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SocketApi.class);
  private static final String PATH = "/ws";
  private static final Duration DRAIN = Duration.ofSeconds(3);

  private final ClientConnection.Services services;
  private final Gate gate;
  private final SocketLimits limits;
  private final Clock clock;
  private final FrameEncoder encoder;
  private final Replies replies = new Replies(Runtime.getRuntime().availableProcessors());
  private final Background background = new Background();
  private final Watch watch;

  /**
   * @param byName whether a name alone lets one in
   * @param node the name of this instance
   */
  public SocketApi(
      Chat chat,
      AccessTokens tokens,
      boolean byName,
      Gate gate,
      String node,
      SocketLimits limits,
      Clock clock) {
    this.gate = gate;
    this.limits = limits;
    this.clock = clock;
    this.encoder = new FrameEncoder(new NoticeFrames(node));
    var admission =
        new Admission(
            new Admittance(tokens, chat.admitBot()),
            byName ? Optional.of(chat.admitUser()) : Optional.empty());
    this.services =
        new ClientConnection.Services(
            chat, admission, new FrameHandler(chat, replies, gate), background, gate);
    this.watch = new Watch(limits, clock);
  }

  /** Adds its route. */
  public void addTo(RoutesConfig routes) {
    routes.wsBeforeUpgrade(PATH, gate::check);
    // so that it is found; what happens on it comes by addTo(factory)
    routes.ws(PATH, ws -> {});
  }

  /** Adds the sockets that are opened there. */
  public void addTo(JettyWebSocketServletFactory factory) {
    factory.addMapping(PATH, (request, response) -> socket(request));
  }

  /** How many connections there are. */
  public int connections() {
    return watch.size();
  }

  /** How many bytes wait to be written, over all connections. */
  public long waitingBytes() {
    return watch.waitingBytes();
  }

  /**
   * Lets nobody in any more and says goodbye to everyone, behind what waits for them: to one after
   * the other within three seconds. Returns when all are gone, or when the last have had time to
   * answer.
   */
  public void drain() {
    gate.close();
    try {
      watch.endAll(CloseCode.SHUTTING_DOWN, DRAIN, limits.goodbye().plus(limits.tick()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    watch.close();
    replies.close();
    background.close();
  }

  /**
   * Javalin keeps the request that a socket began with for as long as it lives, and Jetty's whole
   * HTTP channel behind it; what is made here keeps nothing of it.
   */
  private Object socket(JettyServerUpgradeRequest request) {
    ClientAddress from = gate.limits().addressOf(request.getHttpServletRequest());
    return new Socket(Credentials.of(request), from);
  }

  private ClientConnection opened(Session session, Credentials credentials) {
    var link = new JettyLink(session);
    var connection =
        new ClientConnection(
            link,
            new SocketOutbox(link, encoder),
            credentials,
            new Vitals(limits, clock.instant()),
            services);
    watch.add(connection);
    return connection;
  }

  /** What Jetty tells of one socket, one thing after the other; public so that it can. */
  public final class Socket implements Session.Listener.AutoDemanding {
    private final ClientAddress from;
    private Credentials credentials;
    private ClientConnection connection;

    private Socket(Credentials credentials, ClientAddress from) {
      this.from = from;
      this.credentials = credentials;
    }

    @Override
    public void onWebSocketOpen(Session session) {
      gate.limits().fromAddresses().add(from);
      connection = opened(session, credentials);
      credentials = null;
      guarded(connection::opened);
      if (gate.isClosed()) {
        connection.end(CloseCode.SHUTTING_DOWN);
      }
    }

    @Override
    public void onWebSocketText(String text) {
      guarded(() -> connection.text(text));
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
      guarded(connection::binary);
      callback.succeed();
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
      if (connection != null) {
        watch.remove(connection);
        gate.limits().fromAddresses().remove(from);
        guarded(connection::closed);
      }
      callback.succeed();
    }

    /** A broken socket is closed as well, and that is where it is cleaned up. */
    @Override
    public void onWebSocketError(Throwable cause) {}

    private void guarded(Runnable action) {
      try {
        action.run();
      } catch (RuntimeException e) {
        LOG.error("Internal error on a connection", e);
        connection.end(CloseCode.INTERNAL);
      }
    }
  }
}
