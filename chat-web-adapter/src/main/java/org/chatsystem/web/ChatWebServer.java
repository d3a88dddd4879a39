package org.chatsystem.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.javalin.http.staticfiles.Location;
import io.javalin.http.staticfiles.StaticFileConfig;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chatsystem.core.port.in.Chat;
import org.chatsystem.web.auth.AccessTokens;
import org.chatsystem.web.auth.Origins;
import org.chatsystem.web.auth.SecurityLog;
import org.chatsystem.web.http.HttpApi;
import org.chatsystem.web.socket.Gate;
import org.chatsystem.web.socket.SocketApi;
import org.chatsystem.web.socket.SocketLimits;

/**
 * The web server over a chat: HTTP API, WebSocket, browser client and API documents on one port.
 */
public final class ChatWebServer implements AutoCloseable {
  /** At once, for each kind of event. */
  private static final int SECURITY_LINES = 100;

  private final Javalin javalin;
  private final SocketApi sockets;

  private ChatWebServer(Chat chat, WebSettings settings, SocketLimits limits) {
    var clock = Clock.systemUTC();
    var tokens = new AccessTokens(settings.jwtSecret(), clock);
    var origins = new Origins(settings.origins());
    boolean byName = settings.auth() == WebSettings.Auth.OPEN;
    var security = new SecurityLog(SECURITY_LINES);
    var gate = new Gate(origins, settings.limits(), settings.monitor(), security);
    sockets = new SocketApi(chat, tokens, byName, gate, settings.node(), limits, clock);
    var http =
        new HttpApi(
            chat,
            tokens,
            origins,
            settings.limits(),
            security,
            settings.monitor(),
            settings.unready(),
            settings.scraping());
    javalin = Javalin.create(config -> configure(config, settings, http));
  }

  /**
   * Starts a server and returns when it listens.
   *
   * @throws RuntimeException if the port cannot be had
   */
  public static ChatWebServer start(Chat chat, WebSettings settings) {
    return start(chat, settings, SocketLimits.STANDARD);
  }

  /** The same with times of one's own. */
  public static ChatWebServer start(Chat chat, WebSettings settings, SocketLimits limits) {
    var server = new ChatWebServer(chat, settings, limits);
    server.javalin.start();
    return server;
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  /** For tests: every route of the HTTP API, such as {@code get /api/me}. */
  Set<String> routes() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(each -> each.endpoint)
        .filter(each -> each.method.isHttpMethod() && !each.method.equals(HandlerType.OPTIONS))
        .map(each -> each.method.name().toLowerCase(Locale.ROOT) + " " + each.path)
        .collect(Collectors.toSet());
  }

  /** How many WebSocket connections there are. */
  public int connections() {
    return sockets.connections();
  }

  /** How many bytes wait to be written, over all WebSocket connections. */
  public long waitingBytes() {
    return sockets.waitingBytes();
  }

  /**
   * Says goodbye to all WebSocket connections (1001), spread over a few seconds, and lets no new
   * ones in; requests are still answered. Returns when all are gone, after six seconds at most.
   */
  public void drain() {
    sockets.drain();
  }

  /** Closes the connections that are left with 1001, and stops listening. */
  @Override
  public void close() {
    sockets.close();
    javalin.stop();
  }

  private void configure(JavalinConfig config, WebSettings settings, HttpApi http) {
    JettySetup.apply(config, settings.port());
    config.staticFiles.add(files -> serve(files, "/", "/public"));
    config.staticFiles.add(files -> serve(files, "/docs", "/docs"));
    http.addTo(config.routes);
    sockets.addTo(config.routes);
    config.jetty.modifyServer(sockets::addTo);
  }

  private static void serve(StaticFileConfig files, String path, String directory) {
    files.hostedPath = path;
    files.directory = directory;
    files.location = Location.CLASSPATH;
    files.headers = Map.of("Cache-Control", "no-cache");
  }
}
