package org.chatsystem.redis;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.chatsystem.core.port.out.UnavailableException;

/**
 * Proves that what is published is heard. A subscriber connection may answer every ping and still
 * hear nothing, for instance after a failover behind a proxy. So when nothing has been heard for a
 * while this publishes something to its own instance, which must come back; if it does not, the
 * connection is cut, and not trusted again before something has been heard.
 */
final class Probe {
  /** How it reaches Redis. */
  interface Line {
    /** Whether the subscriber is connected and everything is subscribed to. */
    boolean isReady();

    /** Publishes to this instance alone. */
    void publish();

    /** Ends the subscriber's connection, so that another one is made. */
    void cut();
  }

  private final Line line;
  private final long idle;
  private final long patience;
  private final LongSupplier nanoTime;
  private long lastHeard;

  /** Since when an answer is outstanding. */
  private long sentAt;

  private boolean outstanding;
  private boolean trusted = true;

  /**
   * A probe that has just heard something.
   *
   * @param idle after how much silence it asks
   * @param patience how long the answer may take
   */
  Probe(Line line, Duration idle, Duration patience, LongSupplier nanoTime) {
    this.line = line;
    this.idle = idle.toNanos();
    this.patience = patience.toNanos();
    this.nanoTime = nanoTime;
    this.lastHeard = nanoTime.getAsLong();
  }

  /** Something has come, from whomever. */
  synchronized void heard() {
    lastHeard = nanoTime.getAsLong();
    outstanding = false;
    trusted = true;
  }

  /** Whether what is published can be taken to be heard. */
  synchronized boolean isTrusted() {
    return trusted;
  }

  /** To be called often, by one thread; waits for Redis as long as any call. */
  void check() {
    if (!line.isReady()) {
      forgetQuestion();
    } else if (isOverdue()) {
      line.cut();
    } else if (isTimeToAsk()) {
      ask();
    }
  }

  private synchronized void forgetQuestion() {
    outstanding = false;
  }

  private synchronized boolean isOverdue() {
    boolean overdue = outstanding && nanoTime.getAsLong() - sentAt > patience;
    if (overdue) {
      outstanding = false;
      trusted = false;
    }
    return overdue;
  }

  private synchronized boolean isTimeToAsk() {
    long now = nanoTime.getAsLong();
    boolean ask = !outstanding && (!trusted || now - lastHeard > idle);
    if (ask) {
      outstanding = true;
      sentAt = now;
    }
    return ask;
  }

  private void ask() {
    try {
      line.publish();
    } catch (UnavailableException redisIsAway) {
      forgetQuestion();
    }
  }
}
