package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The HTTP API of one instance, asked by somebody or by nobody in particular. */
final class Api {
  static {
    // the server closes what was idle for 30 s, and a request that crosses with that is lost
    System.setProperty("jdk.httpclient.keepalive.timeout", "20");
  }

  static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final int port;
  private final List<String> headers;

  private Api(int port, List<String> headers) {
    this.port = port;
    this.headers = List.copyOf(headers);
  }

  static Api at(int port) {
    return new Api(port, List.of());
  }

  int port() {
    return port;
  }

  /** The same, as the holder of this token. */
  Api as(String accessToken) {
    return with("Authorization", "Bearer " + accessToken);
  }

  /** The same with one more header. */
  Api with(String header, String value) {
    var more = new ArrayList<>(headers);
    more.add(header);
    more.add(value);
    return new Api(port, more);
  }

  Answer get(String path) {
    return send("GET", path, null);
  }

  Answer post(String path, Object... namesAndValues) {
    return send("POST", path, Json.write(Json.of(namesAndValues)));
  }

  /** Without fields there is no body. */
  Answer put(String path, Object... namesAndValues) {
    boolean isBare = namesAndValues.length == 0;
    return send("PUT", path, isBare ? null : Json.write(Json.of(namesAndValues)));
  }

  Answer delete(String path) {
    return send("DELETE", path, null);
  }

  /**
   * Sends a request just so.
   *
   * @param body {@code null} for none
   */
  Answer send(String method, String path, String body) {
    return sendBytes(
        method,
        path,
        body == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)));
  }

  Answer sendBytes(String method, String path, BodyPublisher body) {
    return new Answer(method + " " + path, exchange(method, path, body, BodyHandlers.ofString()));
  }

  /** A file, which must be there. */
  HttpResponse<byte[]> download(String path) {
    var response = exchange("GET", path, BodyPublishers.noBody(), BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response;
  }

  private <T> HttpResponse<T> exchange(
      String method, String path, BodyPublisher body, BodyHandler<T> handler) {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .timeout(PATIENCE)
            .method(method, body);
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    try {
      return CLIENT.send(request.build(), handler);
    } catch (IOException e) {
      throw new AssertionError(method + " " + path + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
