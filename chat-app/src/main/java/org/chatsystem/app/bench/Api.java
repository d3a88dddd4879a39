package org.chatsystem.app.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The server's HTTP API, as far as a run needs it. Safe for concurrent use. */
final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int UNAVAILABLE = 503;
  private static final int TOO_MANY = 429;
  private static final int ATTEMPTS = 60;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI base;

  Api(URI webSocketUrl) {
    base = URI.create("http://" + webSocketUrl.getAuthority());
  }

  JsonNode post(String path, String token, Map<String, ?> body) {
    return send(request(path, token).POST(BodyPublishers.ofString(text(body))));
  }

  JsonNode put(String path, String token) {
    return send(request(path, token).PUT(BodyPublishers.ofString("{}")));
  }

  JsonNode get(String path, String token) {
    return send(request(path, token).GET());
  }

  private HttpRequest.Builder request(String path, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  /** A server that is busy, hashing passwords for example, says so and is asked again. */
  private JsonNode send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      for (int i = 0; i < ATTEMPTS && isBusy(response.statusCode()); i++) {
        TimeUnit.MILLISECONDS.sleep(500);
        response = http.send(request, BodyHandlers.ofByteArray());
      }
      return bodyOf(request, response);
    } catch (IOException e) {
      throw new BenchFault("no answer from " + base + ": is the server running?", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFault("interrupted", e);
    }
  }

  private static JsonNode bodyOf(HttpRequest request, HttpResponse<byte[]> response)
      throws IOException {
    if (response.statusCode() >= 300) {
      throw new BenchFault(
          request.method()
              + " "
              + request.uri()
              + " answered "
              + response.statusCode()
              + " "
              + Bytes.text(response.body(), 0, response.body().length));
    }
    return JSON.readTree(response.body());
  }

  private static boolean isBusy(int status) {
    return status == UNAVAILABLE || status == TOO_MANY;
  }

  private static String text(Map<String, ?> body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of strings are always JSON", e);
    }
  }
}
