package org.chatsystem.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * What operators and their tools ask, on a port of its own that nobody else needs to reach: {@code
 * /metrics}, {@code /healthz}, and {@code /readyz} with all that is wrong.
 */
final class AdminServer implements AutoCloseable {
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService thread;

  private AdminServer(HttpServer server) {
    this.server = server;
    this.thread =
        Executors.newSingleThreadExecutor(
            task -> {
              var made = new Thread(task, "chat-admin");
              made.setDaemon(true);
              return made;
            });
    server.setExecutor(thread);
  }

  /**
   * Starts it.
   *
   * @param ailments what is wrong at the moment
   * @throws UncheckedIOException if the port cannot be had
   */
  static AdminServer start(int port, Supplier<String> metrics, Supplier<List<String>> ailments) {
    try {
      var admin = new AdminServer(HttpServer.create(new InetSocketAddress(port), 0));
      admin.route("/metrics", PROMETHEUS, () -> new Answer(200, metrics.get()));
      admin.route("/healthz", TEXT, () -> new Answer(200, "live\n"));
      admin.route("/readyz", TEXT, () -> ready(ailments.get()));
      admin.server.start();
      return admin;
    } catch (IOException e) {
      throw new UncheckedIOException("CHAT_ADMIN_PORT " + port + " cannot be had", e);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  private record Answer(int status, String text) {}

  private static Answer ready(List<String> ailments) {
    return ailments.isEmpty()
        ? new Answer(200, "ready\n")
        : new Answer(503, String.join("\n", ailments) + "\n");
  }

  private void route(String path, String type, Supplier<Answer> answer) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            boolean isThere =
                exchange.getRequestURI().getPath().equals(path)
                    && exchange.getRequestMethod().equals("GET");
            respond(exchange, type, isThere ? answer.get() : new Answer(404, "nothing here\n"));
          }
        });
  }

  private static void respond(HttpExchange exchange, String type, Answer answer)
      throws IOException {
    byte[] body = answer.text().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    thread.shutdownNow();
  }
}
