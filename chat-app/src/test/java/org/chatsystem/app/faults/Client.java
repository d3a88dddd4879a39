package org.chatsystem.app.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Username;

/**
 * One device: stays connected to some instance as the close codes ask for, reads on a thread of its
 * own, and sends what it is told to until it is acked.
 */
final class Client implements Runnable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PING = "{\"type\":\"ping\"}";
  private static final int UNAUTHORIZED = 4401;

  private final Username user;
  private final List<Integer> ports;
  private final Api api;
  private final Inbox inbox;
  private final Outgoing outgoing;
  private final Tally tally;

  /** After so much silence it takes the server for dead. */
  private final Duration patience;

  private final Thread thread;
  private volatile FrameSocket socket;
  private volatile long stalledUntil = System.nanoTime();
  private volatile long awayUntil = System.nanoTime();
  private volatile long lastFrame = System.nanoTime();
  private volatile boolean stopped;

  Client(
      Username user,
      String device,
      List<Integer> ports,
      Api api,
      Inbox inbox,
      Tally tally,
      Duration patience) {
    this.user = user;
    this.ports = ports;
    this.api = api;
    this.inbox = inbox;
    this.outgoing = new Outgoing(user, device, tally);
    this.tally = tally;
    this.patience = patience;
    this.thread = new Thread(this, "client-" + device);
    thread.setDaemon(true);
  }

  Username user() {
    return user;
  }

  Inbox inbox() {
    return inbox;
  }

  Outgoing outgoing() {
    return outgoing;
  }

  void start() {
    thread.start();
  }

  /** Says something, now or, without a connection, as soon as there is one. */
  void say(Conversation to, String padding) {
    send(outgoing.compose(to, padding));
  }

  /** Sends again what is overdue. */
  void repeat() {
    if (inbox.isLive()) {
      outgoing.due().forEach(this::send);
    }
  }

  /** Shows a sign of life, and asks for one. */
  void ping() {
    send(PING);
  }

  /** Reads nothing for a while. */
  void stall(Duration time) {
    stalledUntil = System.nanoTime() + time.toNanos();
  }

  /** Hangs up and stays away for a while. */
  void leave(Duration time) {
    awayUntil = System.nanoTime() + time.toNanos();
    FrameSocket current = socket;
    if (current != null) {
      current.close();
    }
  }

  /** Loses its connection in the middle of a frame. */
  void cutMidFrame(Conversation to) {
    FrameSocket current = socket;
    if (current != null) {
      try {
        current.cutMidFrame(outgoing.compose(to, "cut in the middle"));
      } catch (IOException e) {
        // cut already
      }
    }
  }

  void stop() {
    stopped = true;
    leave(Duration.ZERO);
    thread.interrupt();
  }

  private void send(String frame) {
    FrameSocket current = socket;
    if (current == null || !inbox.isLive()) {
      return;
    }
    try {
      current.send(frame);
    } catch (IOException e) {
      current.close();
    }
  }

  @Override
  public void run() {
    while (!stopped) {
      try {
        pauseUntil(awayUntil);
        live();
      } catch (FrameSocket.ClosedException e) {
        closed(e.code());
      } catch (IOException e) {
        closed(0);
      } catch (RuntimeException e) {
        tally.complain(inbox + " failed: " + e);
        closed(0);
      }
    }
  }

  private void closed(int code) {
    if (stopped) {
      return;
    }
    tally.closed(code);
    try {
      if (code == UNAUTHORIZED) {
        api.logIn(user);
      }
    } catch (IOException e) {
      // then the next attempt is refused as well
    }
    Pause.of(Duration.ofMillis(ThreadLocalRandom.current().nextInt(50, 500)));
  }

  private void live() throws IOException {
    int port = ports.get(ThreadLocalRandom.current().nextInt(ports.size()));
    try (FrameSocket opened = FrameSocket.open(port, api.token(user), patience)) {
      while (!stopped) {
        pauseUntil(stalledUntil);
        JsonNode frame = JSON.readTree(opened.read());
        noteSilence();
        take(frame, opened);
      }
    } finally {
      socket = null;
    }
  }

  private void noteSilence() {
    long now = System.nanoTime();
    tally.silence(now - lastFrame);
    lastFrame = now;
  }

  private void pauseUntil(long nanoTime) {
    long left = nanoTime - System.nanoTime();
    if (left > 0) {
      Pause.of(Duration.ofNanos(left));
      lastFrame = System.nanoTime();
    }
  }

  private void take(JsonNode frame, FrameSocket from) throws IOException {
    switch (frame.get("type").asText()) {
      case "welcome" -> welcomed(frame, from);
      case "dm", "group", "broadcast" -> inbox.heard(Said.of(frame, user));
      case "ack" -> outgoing.acked(frame);
      case "error" -> outgoing.refused(frame);
      case "gap" -> inbox.gap(frame);
      case "resumed" -> inbox.resumed();
      default -> {
        // presence and pongs: signs of life
      }
    }
  }

  private void welcomed(JsonNode frame, FrameSocket from) throws IOException {
    String first = inbox.welcomed(Instant.parse(frame.get("serverTime").asText()));
    if (first != null) {
      from.send(first);
    }
    outgoing.reconnected();
    socket = from;
  }
}
