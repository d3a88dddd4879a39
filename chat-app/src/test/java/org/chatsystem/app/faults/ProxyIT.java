package org.chatsystem.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The proxy while one of two servers refuses, and its next check has not found that out. */
class ProxyIT {
  private static final int ENOUGH_FOR_BOTH = 10;

  private final List<HttpServer> servers = new ArrayList<>();
  private Proxy proxy;

  @BeforeEach
  void start() throws IOException {
    assumeThat(Proxy.binary()).as("haproxy on the path").isPresent();
    proxy = Proxy.before(List.of(answering(503), answering(200)));
  }

  private int answering(int status) throws IOException {
    var local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(local, 0);
    server.createContext("/", exchange -> exchange.sendResponseHeaders(status, -1));
    server.createContext("/readyz", exchange -> exchange.sendResponseHeaders(200, -1));
    server.start();
    servers.add(server);
    return server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    if (proxy != null) {
      proxy.close();
    }
    servers.forEach(each -> each.stop(0));
  }

  @Test
  void asksTheOtherOneSoThatNobodyNotices() throws Exception {
    assertThat(answers(HttpRequest.newBuilder().GET())).containsOnly(200);
  }

  @Test
  void asksNobodyTwiceToDoSomething() throws Exception {
    assertThat(answers(HttpRequest.newBuilder().POST(BodyPublishers.noBody()))).contains(503);
  }

  private List<Integer> answers(HttpRequest.Builder request) throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    var uri = URI.create("http://127.0.0.1:" + proxy.port() + "/");
    var answers = new ArrayList<Integer>();
    for (int i = 0; i < ENOUGH_FOR_BOTH; i++) {
      answers.add(http.send(request.uri(uri).build(), BodyHandlers.discarding()).statusCode());
    }
    return answers;
  }
}
