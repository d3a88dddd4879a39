package org.chatsystem.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.chatsystem.core.model.Username;
import org.chatsystem.redis.testing.FreePorts;
import org.chatsystem.redis.testing.TestRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an instance had in hand when it died another one tells: at least once, in order. */
class WebhooksAfterCrashIT {
  private static final Username ALICE = new Username("alice");
  private static final long PATIENCE = 90;

  private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
  private final CountDownLatch dead = new CountDownLatch(1);
  private HttpServer receiver;

  @BeforeEach
  void listen() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.setExecutor(Executors.newCachedThreadPool());
    receiver.createContext("/", this::answer);
    receiver.start();
  }

  @AfterEach
  void stop() {
    dead.countDown();
    receiver.stop(0);
  }

  /** The second message is not answered while the first instance lives. */
  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    calls.add(body);
    if (body.contains("two")) {
      try {
        dead.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private String next() throws InterruptedException {
    String call = calls.poll(PATIENCE, TimeUnit.SECONDS);
    assertThat(call).as("a call").isNotNull();
    return List.of("one", "two", "three").stream().filter(call::contains).findFirst().orElseThrow();
  }

  @Test
  void anotherInstanceGoesOnWhereAKilledOneWas() throws Exception {
    Path logs = Files.createDirectories(Path.of("target", "faults", "webhooks"));
    try (TestRedis redis = TestRedis.start()) {
      Map<String, String> settings =
          Map.of("REDIS_ADDR", redis.address(), "BCRYPT_COST", "4", "CHAT_WEBHOOK_PRIVATE", "on");
      try (var first = new Instance(FreePorts.next(), settings, logs.resolve("first.log"));
          var second = new Instance(FreePorts.next(), settings, logs.resolve("second.log"))) {
        first.start();
        first.awaitReady();
        var api = new Api(List.of(first.port(), second.port()));
        api.signUp(ALICE);
        api.createGroup(ALICE, "devs");
        api.createWebhook(
            ALICE, "devs", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook");
        for (String text : List.of("one", "two", "three")) {
          api.say(ALICE, "group:devs", text);
        }
        String last = next();
        while (!last.equals("two")) { // "one" first, alone or more than once
          assertThat(last).isEqualTo("one");
          last = next();
        }
        first.kill();
        dead.countDown();
        second.start();
        second.awaitReady();

        last = next();
        while (last.equals("one")) {
          last = next();
        }
        assertThat(last).isEqualTo("two");
        assertThat(next()).isEqualTo("three");
      }
    }
  }
}
