package org.chatsystem.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies that come slowly, that never end, and that nobody wants. */
class RequestBodiesTest {
  /** More than the server has threads, which are 250. */
  private static final int MANY = 400;

  private static final int MILLION = 1_000_000;

  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void bodiesThatDoNotComeKeepNobodyElseWaiting() throws IOException {
    String login = "{\"username\":\"alice\",\"password\":\"a wrong one\"}";
    List<Request> slow = new ArrayList<>();
    try {
      for (int i = 0; i < MANY; i++) {
        slow.add(new Request("POST /api/login", login.length()).send(login.substring(0, 10)));
      }
      try (Request quick = new Request("GET /healthz", 0)) {
        assertThat(quick.status()).isEqualTo(200);
      }
      assertThat(slow.get(0).send(login.substring(10)).status()).isEqualTo(401);
    } finally {
      for (Request request : slow) {
        request.close();
      }
    }
  }

  @Test
  void aBodyInManyPiecesIsReadWhole() throws IOException {
    String signUp = "{\"username\":\"bob\",\"password\":\"a long enough one\"}";
    try (Request request = new Request("POST /api/signup", signUp.length())) {
      for (int i = 0; i < signUp.length(); i++) {
        request.send(signUp.substring(i, i + 1));
      }
      assertThat(request.status()).isEqualTo(201);
    }
  }

  @Test
  void whoeverSendsTooMuchIsToldSo() throws IOException {
    for (String target : List.of("POST /api/login", "POST /api/none", "PUT /api/login")) {
      try (Request request = new Request(target, MILLION)) {
        for (int sent = 0; sent < MILLION; sent += 10_000) {
          request.send("x".repeat(10_000));
        }
        assertThat(request.status()).as(target).isBetween(400, 413);
      }
    }
  }

  @Test
  void whoeverIsAnsweredLaterIsNotWaitedFor() throws IOException {
    String token = server.token(server.signUp("carol"), Instant.now().plusSeconds(60));
    String target = "DELETE /api/conversations/dm:carol/messages/1-1";
    try (Request request = new Request(target, MILLION, "Authorization: Bearer " + token)) {
      assertThat(request.send("x".repeat(70_000)).status()).isEqualTo(404);
    }
  }

  /** A request whose body one sends by oneself. */
  private final class Request implements Closeable {
    private final Socket socket = new Socket("localhost", server.web().port());

    Request(String target, int length, String... headers) throws IOException {
      socket.setSoTimeout(20_000);
      socket.setTcpNoDelay(true);
      send(target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n");
      for (String header : headers) {
        send(header + "\r\n");
      }
      send("\r\n");
    }

    Request send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      return this;
    }

    int status() throws IOException {
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      return Integer.parseInt(in.readLine().substring("HTTP/1.1 ".length()).substring(0, 3));
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
