package org.chatsystem.web.socket;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.chatsystem.core.model.ClientAddress;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.web.auth.AccessTokens;
import org.chatsystem.web.auth.Admittance;
import org.chatsystem.web.auth.SecurityLog.Event;
import org.chatsystem.web.limit.ClientAddresses;
import org.chatsystem.web.wire.NoticeFrames;
import org.chatsystem.web.wire.Refusal;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;

/**
 * The WebSocket at {@code /ws}: makes a {@link ClientConnection} of each socket and passes on what
 * happens to it.
 */
public final class SocketApi implements AutoCloseable {
  private static final String PATH = "/ws";
  private static final String REFUSED = SocketApi.class.getName() + ".refused";
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

  /** Adds the answer to those that are no good handshake. */
  public void addTo(RoutesConfig routes) {
    routes.before(PATH, SocketApi::refuse);
  }

  /** Has the good ones become sockets, in front of all that the server does otherwise. */
  public void addTo(Server server) {
    server.insertHandler(new SocketUpgrade(server, PATH, this::mayUpgrade, this::opening));
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
    end(DRAIN);
  }

  private void end(Duration spread) {
    gate.close();
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
    try {
      gate.check(request.getHeaders()::get, addressOf(request));
      return true;
    } catch (HttpResponseException | Refusal refused) {
      request.setAttribute(REFUSED, refused);
      return false;
    }
  }

  private static void refuse(Context ctx) {
    throw ctx.req().getAttribute(REFUSED) instanceof RuntimeException why
        ? why
        : new HttpResponseException(400, "not a handshake", Map.of());
  }

  private ClientAddress addressOf(Request request) {
    List<String> forwarded = request.getHeaders().getValuesList(ClientAddresses.HEADER);
    return gate.limits().addressOf(Request.getRemoteAddr(request), forwarded);
  }

  /** Keeps nothing of the request, which is as large as all the rest of a connection. */
  private Function<JettyLink, ClientConnection> opening(Request handshake) {
    var credentials = Credentials.of(handshake);
    ClientAddress from = addressOf(handshake);
    return link -> opened(credentials, from, link);
  }

  private ClientConnection opened(Credentials credentials, ClientAddress from, JettyLink link) {
    boolean isOneOfFew = gate.limits().fromAddresses().add(from);
    var connection =
        new ClientConnection(
            link,
            new SocketOutbox(link, encoder),
            credentials,
            new Vitals(limits, clock.instant()),
            services,
            closed -> forget(closed, from));
    watch.add(connection);
    if (gate.isClosed()) {
      connection.end(CloseCode.SHUTTING_DOWN);
    } else if (!isOneOfFew) { // others came in since the handshake was let pass
      CloseCode code = CloseCode.TOO_MANY_CONNECTIONS;
      gate.security().tell(Event.LIMITED, "code", code.code(), "path", PATH);
      connection.end(code);
    }
    return connection;
  }

  private void forget(ClientConnection closed, ClientAddress from) {
    watch.remove(closed);
    gate.limits().fromAddresses().remove(from);
  }
}
