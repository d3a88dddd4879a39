package org.chatsystem.app.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a webhook calls: somebody else's server, which writes down what it is told. */
final class HookReceiver implements AutoCloseable {
  /** One call. */
  record Call(Headers headers, String body) {
    String header(String name) {
      return headers.getFirst(name);
    }

    JsonNode json() {
      return Json.read(body);
    }

    String content() {
      return json().path("content").asText();
    }

    /** As the libraries of the Standard Webhooks specification verify it. */
    boolean isSignedWith(String secret) throws Exception {
      byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      String head = header("webhook-id") + "." + header("webhook-timestamp") + ".";
      mac.update(head.getBytes(StandardCharsets.UTF_8));
      String signature =
          Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
      return header("webhook-signature").equals("v1," + signature);
    }
  }

  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
  private final HttpServer server;

  HookReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/hook", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    calls.add(new Call(exchange.getRequestHeaders(), new String(body, StandardCharsets.UTF_8)));
    Integer status = statuses.poll();
    exchange.sendResponseHeaders(status == null ? 204 : status, -1);
    exchange.close();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  /** What the next calls are answered; later ones are taken. */
  void answers(int... next) {
    for (int each : next) {
      statuses.add(each);
    }
  }

  /** The next call, in its order. */
  Call await() throws InterruptedException {
    Call call = calls.poll(20, TimeUnit.SECONDS);
    if (call == null) {
      throw new AssertionError("nobody called");
    }
    return call;
  }

  boolean hasMore() {
    return !calls.isEmpty();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
