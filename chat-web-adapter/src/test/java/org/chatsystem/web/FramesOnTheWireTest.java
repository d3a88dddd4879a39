package org.chatsystem.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.in.SendMessage;
import org.chatsystem.web.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two write to each socket, the server its frames and Jetty its own: what a client sees of it. */
class FramesOnTheWireTest {
  /** About what the socket and half a queue take. */
  private static final int BACKLOG = 600;

  private static final byte[] GOING_AWAY = {3, (byte) 0xE9};

  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void keepsEveryFrameWholeAndInOrderBesidePongs() throws Exception {
    try (var client = connect("reader")) {
      var ahead = new Semaphore(BACKLOG);
      var talking = begin(() -> talk("reader", 5 * BACKLOG, ahead));
      var pinging = begin(() -> ping(client, 2_000));

      var texts = new ArrayList<Integer>();
      var pongs = new ArrayList<Integer>();
      while (texts.size() < 5 * BACKLOG || pongs.size() < 2_000) {
        RawClient.Frame frame = client.next();
        if (frame.opCode() == RawClient.PONG) {
          pongs.add(Integer.valueOf(frame.text()));
        } else {
          texts.add(numberIn(frame));
          ahead.release();
        }
      }
      assertThat(texts).containsExactlyElementsOf(upTo(5 * BACKLOG));
      assertThat(pongs).containsExactlyElementsOf(upTo(2_000));
      talking.join();
      pinging.join();
    }
  }

  @Test
  void goesOnWhereASocketWasFull() throws Exception {
    try (var client = connect("reader")) {
      talk("reader", 0, BACKLOG);
      client.send(RawClient.PING, text(7));
      talk("reader", BACKLOG, 2 * BACKLOG);

      var texts = new ArrayList<Integer>();
      boolean pong = false;
      while (texts.size() < 2 * BACKLOG || !pong) {
        RawClient.Frame frame = client.next();
        if (frame.opCode() == RawClient.PONG) {
          pong = true;
        } else {
          texts.add(numberIn(frame));
        }
      }
      assertThat(texts).containsExactlyElementsOf(upTo(2 * BACKLOG));
    }
  }

  @Test
  void writesNothingBehindACloseFrame() throws Exception {
    var on = new AtomicBoolean(true);
    var talking = begin(() -> talkWhile(on));
    for (int i = 0; i < 100; i++) {
      try (var client = connect("reader" + i)) {
        client.next();
        client.send(RawClient.CLOSE, GOING_AWAY);
        RawClient.Frame frame = client.next();
        while (frame.opCode() == RawClient.TEXT) {
          frame = client.next();
        }
        assertThat(frame.opCode()).isEqualTo(RawClient.CLOSE);
        assertThatThrownBy(client::next).isInstanceOfAny(EOFException.class, SocketException.class);
      }
    }
    on.set(false);
    talking.join();
  }

  @Test
  void saysGoodbyeBehindWhatIsStillToBeWritten() throws Exception {
    try (var client = connect("reader");
        var witness = connect("witness")) {
      talk("reader", 0, BACKLOG + 1);
      // who has the last one shows that everyone's queue has all before it
      for (int i = 0; i <= BACKLOG; i++) {
        assertThat(numberIn(witness.next())).isEqualTo(i);
      }
      var draining = begin(server.web()::drain);
      for (int i = 0; i < BACKLOG; i++) {
        assertThat(numberIn(client.next())).isEqualTo(i);
      }
      RawClient.Frame goodbye = client.next();
      if (goodbye.opCode() == RawClient.TEXT) {
        goodbye = client.next();
      }
      assertThat(goodbye.opCode()).isEqualTo(RawClient.CLOSE);
      assertThat(goodbye.closeCode()).isEqualTo(1001);
      client.send(RawClient.CLOSE, GOING_AWAY);
      assertThatThrownBy(client::next).isInstanceOfAny(EOFException.class, SocketException.class);
      draining.join();
    }
  }

  @Test
  void cutsWhoDoesNotReadInTheMiddleOfAFrameAndNobodyElse() throws Exception {
    try (var stalled = connect("stalled");
        var client = connect("reader")) {
      var ahead = new Semaphore(BACKLOG);
      var talking = begin(() -> talk("reader", 5 * BACKLOG, ahead));
      for (int i = 0; i < 5 * BACKLOG; i++) {
        assertThat(numberIn(client.next())).isEqualTo(i);
        ahead.release();
      }
      talking.join();
      await().atMost(Duration.ofSeconds(20)).until(() -> server.web().connections() == 1);
      int read = 0;
      try {
        for (; ; read++) {
          assertThat(numberIn(stalled.next())).isEqualTo(read);
        }
      } catch (IOException cut) {
        assertThat(read).isLessThan(5 * BACKLOG);
      }
      talk("reader", 5 * BACKLOG, 5 * BACKLOG + 1);
      assertThat(numberIn(client.next())).isEqualTo(5 * BACKLOG);
    }
  }

  private RawClient connect(String user) throws IOException {
    var client = new RawClient(server.web().port(), user);
    assertThat(client.next().text()).contains("\"welcome\"");
    return client;
  }

  /** In a thread of its own: in the common pool it may have to wait for another one's end. */
  private static CompletableFuture<Void> begin(Runnable task) {
    return CompletableFuture.runAsync(task, begun -> new Thread(begun).start());
  }

  private void talkWhile(AtomicBoolean on) {
    server.chat().admitUser().admit(Username.of("talker"));
    for (int i = 0; on.get(); i += 10) {
      talk("talker", i, i + 10);
    }
  }

  /** No further ahead than a reader who goes on may be. */
  private void talk(String sender, int to, Semaphore ahead) {
    for (int i = 0; i < to; i++) {
      ahead.acquireUninterruptibly();
      talk(sender, i, i + 1);
    }
  }

  private void talk(String sender, int from, int to) {
    CompletableFuture<?> last = CompletableFuture.completedFuture(null);
    for (int i = from; i < to; i++) {
      last =
          server
              .chat()
              .sendMessage()
              .send(
                  new SendMessage.Command(
                      Username.of(sender),
                      Conversation.BROADCAST,
                      new Content(i + "-".repeat(700)),
                      Optional.empty(),
                      Optional.empty()))
              .toCompletableFuture();
    }
    last.join();
  }

  private static void ping(RawClient client, int times) {
    try {
      for (int i = 0; i < times; i++) {
        client.send(RawClient.PING, text(i));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] text(int number) {
    return Integer.toString(number).getBytes(StandardCharsets.US_ASCII);
  }

  private static int numberIn(RawClient.Frame frame) {
    assertThat(frame.opCode()).isEqualTo(RawClient.TEXT);
    return Integer.parseInt(Json.readObject(frame.text()).text("content").replace("-", ""));
  }

  private static List<Integer> upTo(int end) {
    return IntStream.range(0, end).boxed().toList();
  }
}
