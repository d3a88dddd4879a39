package org.chatsystem.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.chatsystem.core.contract.MessageBusContract;
import org.chatsystem.core.contract.PresenceContract;
import org.chatsystem.core.port.out.UnavailableException;
import org.chatsystem.redis.testing.TestAuthority;
import org.chatsystem.redis.testing.TestRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** What is sent, heard and known of each other, over TLS; and who is not believed. */
class RedisTlsIT extends RedisStore implements MessageBusContract, PresenceContract {
  private static final int HANDSHAKE = 0x16;

  @TempDir private static Path ours;
  @TempDir private static Path foreign;
  private static TestAuthority authority;
  private static TestRedis redis;

  @BeforeAll
  static void start() {
    authority = TestAuthority.in(ours);
    redis = TestRedis.startWithTls(authority);
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @Override
  TestRedis redis() {
    return redis;
  }

  @Override
  RedisSettings settings() {
    return at("localhost", trusting(authority));
  }

  @Test
  void anotherAuthorityIsNotBelieved() throws IOException {
    refuses(at("localhost", trusting(TestAuthority.in(foreign))));
  }

  @Test
  void nobodyIsBelievedWhomTheJvmDoesNotKnow() {
    refuses(at("localhost", RedisTls.STANDARD));
  }

  @Test
  void theCertificateOfAnotherHostIsNotBelieved() throws IOException {
    refuses(at("127.0.0.1", trusting(authority)));
  }

  @Test
  void whoSpeaksPlainlyIsNotServed() {
    refuses(RedisSettings.at("redis://localhost:" + redis.port()));
  }

  @Test
  void nothingIsEverSaidPlainly() throws IOException {
    var firstBytes = new ConcurrentLinkedQueue<Integer>();
    try (var plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread listener = new Thread(() -> hangUpOnAll(plain, firstBytes));
      listener.start();
      refuses(
          RedisSettings.at("rediss://localhost:" + plain.getLocalPort())
              .withTls(trusting(authority)));
    }
    assertThat(firstBytes).isNotEmpty().containsOnly(HANDSHAKE);
  }

  private static void hangUpOnAll(ServerSocket server, Queue<Integer> firstBytes) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        firstBytes.add(socket.getInputStream().read());
      } catch (IOException e) {
        // the next one, or the end
      }
    }
  }

  @Test
  void presentsACertificateWhereRedisAsksForOne() throws IOException {
    TestAuthority.Issued own = authority.issue("node");
    RedisTls presenting =
        trusting(authority)
            .presenting(Files.readString(own.certificate()), Files.readString(own.key()));
    try (Jedis admin = redis.connect()) {
      admin.configSet("tls-auth-clients", "yes");
      try (RedisBackend backend = RedisBackend.connect(at("localhost", presenting))) {
        assertThat(backend.sharedSecret()).hasSize(32);
        refuses(settings());
      } finally {
        admin.configSet("tls-auth-clients", "optional");
      }
    }
  }

  private static void refuses(RedisSettings settings) {
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> RedisBackend.connect(settings).close());
  }

  private static RedisSettings at(String host, RedisTls tls) {
    return RedisSettings.at("rediss://" + host + ":" + redis.port()).withTls(tls);
  }

  private static RedisTls trusting(TestAuthority authority) {
    try {
      return RedisTls.STANDARD.trusting(Files.readString(authority.certificate()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
