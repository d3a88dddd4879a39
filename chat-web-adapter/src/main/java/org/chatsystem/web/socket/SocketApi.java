package org.chatsystem.web.socket;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpResponseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.web.auth.AccessTokens;
import org.chatsystem.web.auth.Admittance;
import org.chatsystem.web.auth.Origins;
import org.chatsystem.web.wire.NoticeFrames;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;

/**
 * The WebSocket at {@code /ws}: makes a {@link ClientConnection} of each socket and passes on what
 * happens to it.
 */
public final class SocketApi implements AutoCloseable {
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

  /** Adds the answer to those that are no good handshake. */
  public void addTo(RoutesConfig routes) {
    routes.before(PATH, this::refuse);
  }

  /** Has the good ones become sockets, in front of all that the server does otherwise. */
  public void addTo(Server server) {
    server.insertHandler(new SocketUpgrade(server, PATH, this::mayUpgrade, this::opened));
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
    end(DRAIN);
  }

  private void end(Duration spread) {
    draining = true;
    try {
      watch.endAll(CloseCode.SHUTTING_DOWN, spread, limits.goodbye().plus(limits.tick()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says goodbye to everyone at once, and is done with it. */
  @Override
  public void close() {
    end(Duration.ZERO);
    watch.close();
    replies.close();
    background.close();
  }

  private boolean mayUpgrade(Request request) {
    return refusal(request.getHeaders()::get).isEmpty();
  }

  private void refuse(Context ctx) {
    throw refusal(ctx::header)
        .orElseGet(() -> new HttpResponseException(400, "not a handshake", Map.of()));
  }

  /** Why a handshake with these headers is refused, if it is. */
  private Optional<HttpResponseException> refusal(UnaryOperator<String> headers) {
    if (draining) {
      return Optional.of(new HttpResponseException(503, "the server goes down", Map.of()));
    }
    if (!origins.mayConnect(headers.apply("Origin"), headers.apply("Host"))) {
      return Optional.of(new ForbiddenResponse());
    }
    if (Credentials.wouldEchoToken(headers.apply("Sec-WebSocket-Protocol"))) {
      String message = "the first subprotocol is " + Credentials.PROTOCOL;
      return Optional.of(new HttpResponseException(400, message, Map.of()));
    }
    return Optional.empty();
  }

  private ClientConnection opened(Credentials credentials, JettyLink link) {
    var connection =
        new ClientConnection(
            link,
            new SocketOutbox(link, encoder),
            credentials,
            chat,
            admission,
            handler,
            new Vitals(limits, clock.instant()),
            background,
            watch::remove);
    watch.add(connection);
    if (draining) {
      connection.end(CloseCode.SHUTTING_DOWN);
    }
    return connection;
  }
}
