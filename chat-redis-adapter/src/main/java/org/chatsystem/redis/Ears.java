package org.chatsystem.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * One connection that hears, from its first subscription to its end. {@link #listen} belongs to one
 * thread and {@link #say} to one other.
 */
final class Ears {
  /** What there is to be heard; all of it is called by the thread that listens. */
  interface Hearer {
    /** The first subscription is confirmed: from now on more can be said. */
    void opened(Ears ears);

    void confirmed(String channel);

    void heard(String channel, byte[] message);

    /** What was said before this {@link Ears#say} is done. */
    void answered(String mark);
  }

  /** Channels in one command, so that a long list does not hold up Redis in one go. */
  private static final int CHUNK = 1_000;

  private static final byte[] PONG = bytes("pong");

  private final Connection connection;
  private final PubSub pubSub;
  private final byte[] message;
  private final byte[] subscribed;
  private final byte[] unsubscribed;
  private final String ownChannel;
  private final Hearer hearer;

  /** Whether the first subscription is confirmed. */
  private volatile boolean open;

  /** Since when an answer is outstanding, 0 if none is. */
  private volatile long unansweredSince;

  private volatile long lastSign = System.nanoTime();

  Ears(Connection connection, PubSub pubSub, String ownChannel, Hearer hearer) {
    this.connection = connection;
    this.pubSub = pubSub;
    this.message = pubSub.message();
    this.subscribed = PubSub.confirmation(pubSub.subscribe());
    this.unsubscribed = PubSub.confirmation(pubSub.unsubscribe());
    this.ownChannel = ownChannel;
    this.hearer = hearer;
  }

  /** Hears until the connection ends, and throws then. */
  void listen() {
    unansweredSince = now();
    connection.setTimeoutInfinite();
    connection.sendCommand(pubSub.subscribe(), bytes(ownChannel));
    flush();
    while (true) {
      hear(Reply.list(connection.getUnflushedObject()));
    }
  }

  private void hear(List<?> word) {
    byte[] kind = (byte[]) word.get(0);
    byte[] subject = (byte[]) word.get(1);
    if (Arrays.equals(kind, message)) {
      lastSign = now();
      hearer.heard(text(subject), (byte[]) word.get(2));
    } else if (Arrays.equals(kind, PONG)) {
      unansweredSince = 0;
      hearer.answered(text(subject));
    } else if (Arrays.equals(kind, subscribed)) {
      lastSign = now();
      confirmed(text(subject));
    } else if (Arrays.equals(kind, unsubscribed) && text(subject).equals(ownChannel)) {
      // nobody asked for that: on a Cluster, the slot has gone elsewhere
      throw new JedisConnectionException("the channels have moved");
    }
  }

  private void confirmed(String channel) {
    if (channel.equals(ownChannel)) {
      unansweredSince = 0;
      open = true;
      hearer.opened(this);
    } else {
      hearer.confirmed(channel);
    }
  }

  /** Changes what is heard, and asks for an answer when that is done. */
  void say(Subscriptions.Changes changes, String mark) {
    if (!open) {
      return; // what is wanted is said when it is
    }
    if (unansweredSince == 0) {
      unansweredSince = now();
    }
    say(pubSub.subscribe(), changes.subscribe());
    say(pubSub.unsubscribe(), changes.unsubscribe());
    connection.sendCommand(Command.PING, bytes(mark));
    flush();
  }

  private void say(Command command, List<String> channels) {
    chunks(channels).forEach(chunk -> connection.sendCommand(command, chunk));
  }

  /** Reads nothing: the driver offers no other way to send what it has gathered. */
  private void flush() {
    connection.getMany(0);
  }

  private static Collection<byte[][]> chunks(List<String> channels) {
    return IntStream.iterate(0, i -> i < channels.size(), i -> i + CHUNK)
        .mapToObj(i -> channels.subList(i, Math.min(channels.size(), i + CHUNK)))
        .map(part -> part.stream().map(Ears::bytes).toArray(byte[][]::new))
        .toList();
  }

  /** Whether an answer is outstanding and nothing at all has come for so many nanoseconds. */
  boolean isSilentFor(long nanos) {
    long since = unansweredSince;
    return since != 0 && now() - Math.max(since, lastSign) > nanos;
  }

  /** Ends {@link #listen}; for any thread. */
  void cut() {
    try {
      connection.forceDisconnect();
    } catch (IOException e) {
      // it is as good as closed: the next read fails
    }
  }

  private static long now() {
    return System.nanoTime() | 1; // never 0, which says that nothing is outstanding
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
