package org.chatsystem.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import redis.clients.jedis.BinaryJedisPubSub;
import redis.clients.jedis.Connection;

/**
 * One connection that hears, from its first subscription to its end. {@link #listen} belongs to one
 * thread and {@link #say} to one other: the driver's subscriber is not safe for more.
 */
final class Ears extends BinaryJedisPubSub {
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

  private final Connection connection;
  private final String ownChannel;
  private final Hearer hearer;

  /** Since when an answer is outstanding, 0 if none is. */
  private volatile long unansweredSince;

  private volatile long lastSign = System.nanoTime();

  Ears(Connection connection, String ownChannel, Hearer hearer) {
    this.connection = connection;
    this.ownChannel = ownChannel;
    this.hearer = hearer;
  }

  /** Hears until the connection ends, and throws then. */
  void listen() {
    unansweredSince = now();
    proceed(connection, bytes(ownChannel));
  }

  /** Changes what is heard, and asks for an answer when that is done. */
  void say(Subscriptions.Changes changes, String mark) {
    if (unansweredSince == 0) {
      unansweredSince = now();
    }
    for (byte[][] chunk : chunks(changes.subscribe())) {
      subscribe(chunk);
    }
    for (byte[][] chunk : chunks(changes.unsubscribe())) {
      unsubscribe(chunk);
    }
    ping(bytes(mark));
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

  @Override
  public void onSubscribe(byte[] channel, int count) {
    lastSign = now();
    String name = text(channel);
    if (name.equals(ownChannel)) {
      unansweredSince = 0;
      hearer.opened(this);
    } else {
      hearer.confirmed(name);
    }
  }

  @Override
  public void onMessage(byte[] channel, byte[] message) {
    lastSign = now();
    hearer.heard(text(channel), message);
  }

  @Override
  public void onPong(byte[] mark) {
    unansweredSince = 0;
    hearer.answered(text(mark));
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
