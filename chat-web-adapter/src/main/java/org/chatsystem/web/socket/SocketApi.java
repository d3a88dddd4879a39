package org.chatsystem.web.socket;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpResponseException;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.web.auth.AccessTokens;
import org.chatsystem.web.auth.Admittance;
import org.chatsystem.web.auth.Origins;
import org.chatsystem.web.wire.NoticeFrames;
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
  private final Map<Session, ClientConnection> connections = new ConcurrentHashMap<>();
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
    routes.ws(PATH, this::listen);
    routes.wsException(Exception.class, this::failed);
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

  private void listen(WsConfig ws) {
    ws.onConnect(this::opened);
    ws.onMessage(ctx -> with(ctx, connection -> connection.text(ctx.message())));
    ws.onBinaryMessage(ctx -> with(ctx, ClientConnection::binary));
    ws.onClose(this::closed);
    // a broken socket is closed as well, and that is where it is cleaned up
    ws.onError(ctx -> {});
  }

  private void opened(WsContext ctx) {
    var link = new JettyLink(ctx.session);
    var connection =
        new ClientConnection(
            link,
            new SocketOutbox(link, encoder),
            Credentials.of(ctx),
            chat,
            admission,
            handler,
            new Vitals(limits, clock.instant()),
            background);
    connections.put(ctx.session, connection);
    watch.add(connection);
    connection.opened();
    if (draining) {
      connection.end(CloseCode.SHUTTING_DOWN);
    }
  }

  private void closed(WsContext ctx) {
    ClientConnection connection = connections.remove(ctx.session);
    if (connection != null) {
      watch.remove(connection);
      connection.closed();
    }
  }

  private void failed(Exception e, WsContext ctx) {
    LOG.error("Internal error on a connection", e);
    with(ctx, connection -> connection.end(CloseCode.INTERNAL));
  }

  private void with(WsContext ctx, Consumer<ClientConnection> action) {
    ClientConnection connection = connections.get(ctx.session);
    if (connection != null) {
      action.accept(connection);
    }
  }
}
