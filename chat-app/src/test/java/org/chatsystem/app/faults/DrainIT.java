package org.chatsystem.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.chatsystem.core.model.Username;
import org.junit.jupiter.api.Test;

/** How a server goes down when it is asked to. */
class DrainIT {
  private static final int CONNECTIONS = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Username ALICE = new Username("alice");

  /** When a connection was closed, and how. */
  private record Goodbye(long nanoTime, int code) {}

  @Test
  void saysGoodbyeToOneAfterTheOtherAndIsGoneWithinTenSeconds() throws IOException {
    try (var cluster = Cluster.start(Plan.Fsync.EVERYSEC)) {
      var api = new Api(cluster.ports());
      api.signUp(ALICE);
      Instance leaving = cluster.instances().get(0);
      List<CompletableFuture<Goodbye>> goodbyes = connect(leaving, api);

      long start = System.nanoTime();
      leaving.beginToTerminate();
      Awaitility.await().atMost(PATIENCE).until(() -> !leaving.isReady());
      assertThat(leaving.isAlive()).isTrue();
      assertThatThrownBy(() -> FrameSocket.open(leaving.port(), api.token(ALICE), PATIENCE))
          .isInstanceOfSatisfying(
              FrameSocket.ClosedException.class, e -> assertThat(e.code()).isEqualTo(503));
      List<Goodbye> ends = goodbyes.stream().map(CompletableFuture::join).toList();
      Awaitility.await().atMost(PATIENCE).until(() -> !leaving.isAlive());
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));

      assertThat(ends).extracting(Goodbye::code).containsOnly(1001);
      assertThat(spread(ends)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(8));
    }
  }

  private static List<CompletableFuture<Goodbye>> connect(Instance instance, Api api)
      throws IOException {
    var goodbyes = new ArrayList<CompletableFuture<Goodbye>>();
    for (int i = 0; i < CONNECTIONS; i++) {
      FrameSocket socket = FrameSocket.open(instance.port(), api.token(ALICE), PATIENCE);
      assertThat(socket.read()).contains("welcome");
      var goodbye = new CompletableFuture<Goodbye>();
      new Thread(() -> goodbye.complete(goodbye(socket))).start();
      goodbyes.add(goodbye);
    }
    return goodbyes;
  }

  private static Goodbye goodbye(FrameSocket socket) {
    try (socket) {
      while (true) {
        socket.read();
      }
    } catch (FrameSocket.ClosedException e) {
      return new Goodbye(System.nanoTime(), e.code());
    } catch (IOException e) {
      return new Goodbye(System.nanoTime(), 0);
    }
  }

  private static Duration spread(List<Goodbye> goodbyes) {
    var times = goodbyes.stream().mapToLong(Goodbye::nanoTime).summaryStatistics();
    return Duration.ofNanos(times.getMax() - times.getMin());
  }
}
