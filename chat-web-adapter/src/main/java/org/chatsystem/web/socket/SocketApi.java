package org.chatsystem.web.socket;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpResponseException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.web.auth.AccessTokens;
import org.chatsystem.web.auth.Admittance;
import org.chatsystem.web.auth.Origins;
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

  private final Chat chat;
  private final Admission admission;
  private final Origins origins;
  private final SocketLimits limits;
  private final Clock clock;
  private final FrameEncoder encoder;
  private final Replies replies = new Replies(Runtime.getRuntime().availableProcessors());
  private final Background background = new Background();
  private final FrameHandler handler;
  private final Watch watch;
  private volatile boolean draining;

  /**
   * @param byName whether a name alone lets one in
   * @param node the name of this instance
   */
  public SocketApi(
      Chat chat,
      AccessTokens tokens,
      boolean byName,
      Origins origins,
      String node,
      SocketLimits limits,
      Clock clock) {
    this.chat = chat;
    this.admission =
        new Admission(
            new Admittance(tokens, chat.admitBot()),
            byName ? Optional.of(chat.admitUser()) : Optional.empty());
    this.origins = origins;
    this.limits = limits;
    this.clock = clock;
    this.encoder = new FrameEncoder(new NoticeFrames(node));
    this.handler = new FrameHandler(chat, replies);
    this.watch = new Watch(limits, clock);
  }

  /** Adds its route. */
  public void addTo(RoutesConfig routes) {
    routes.wsBeforeUpgrade(PATH, this::guard);
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

  /**
   * Lets nobody in any more and says goodbye to everyone, behind what waits for them: to one after
   * the other within three seconds. Returns when all are gone, or when the last have had time to
   * answer.
   */
  public void drain() {
    draining = true;
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

  private void guard(Context ctx) {
    if (draining) {
      throw new HttpResponseException(503, "the server goes down", Map.of());
    }
    if (!origins.mayConnect(ctx.header("Origin"), ctx.header("Host"))) {
      throw new ForbiddenResponse();
    }
    if (Credentials.wouldEchoToken(ctx.header("Sec-WebSocket-Protocol"))) {
      throw new HttpResponseException(
          400, "the first subprotocol is " + Credentials.PROTOCOL, Map.of());
    }
  }

  /**
   * Javalin keeps the request that a socket began with for as long as it lives, and Jetty's whole
   * HTTP channel behind it; what is made here keeps nothing of it.
   */
  private Object socket(JettyServerUpgradeRequest request) {
    return new Socket(Credentials.of(request));
  }

  private ClientConnection opened(Session session, Credentials credentials) {
    var link = new JettyLink(session);
    var connection =
        new ClientConnection(
            link,
            new SocketOutbox(link, encoder),
            credentials,
            chat,
            admission,
            handler,
            new Vitals(limits, clock.instant()),
            background);
    watch.add(connection);
    return connection;
  }

  /** What Jetty tells of one socket, one thing after the other; public so that it can. */
  public final class Socket implements Session.Listener.AutoDemanding {
    private Credentials credentials;
    private ClientConnection connection;

    private Socket(Credentials credentials) {
      this.credentials = credentials;
    }

    @Override
    public void onWebSocketOpen(Session session) {
      connection = opened(session, credentials);
      credentials = null;
      guarded(connection::opened);
      if (draining) {
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
