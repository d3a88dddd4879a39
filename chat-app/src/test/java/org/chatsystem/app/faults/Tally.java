package org.chatsystem.app.faults;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.chatsystem.core.model.MessageId;

/** Counts what happens while it happens. Safe for concurrent use. */
final class Tally {
  private static final int MOST_COMPLAINTS = 50;

  private final AtomicInteger doubled = new AtomicInteger();
  private final AtomicInteger outOfOrder = new AtomicInteger();
  private final AtomicInteger reconnects = new AtomicInteger();
  private final AtomicInteger gaps = new AtomicInteger();
  private final AtomicInteger repeatedSends = new AtomicInteger();
  private final AtomicLong longestSilence = new AtomicLong();
  private final ConcurrentMap<Integer, AtomicInteger> closeCodes = new ConcurrentHashMap<>();
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

  void doubled(Object who, Said said) {
    doubled.incrementAndGet();
    complain(who + " got twice " + said.conversation().key() + " " + said.id());
  }

  void outOfOrder(Object who, Said said, MessageId last) {
    outOfOrder.incrementAndGet();
    complain(who + " got " + said.conversation().key() + " " + said.id() + " after " + last);
  }

  /** Something that must not be, in words. */
  void complain(String what) {
    if (complaints.size() < MOST_COMPLAINTS) {
      complaints.add(what);
    }
  }

  void closed(int code) {
    reconnects.incrementAndGet();
    closeCodes.computeIfAbsent(code, any -> new AtomicInteger()).incrementAndGet();
  }

  void gap() {
    gaps.incrementAndGet();
  }

  void sentAgain() {
    repeatedSends.incrementAndGet();
  }

  void silence(long nanos) {
    longestSilence.accumulateAndGet(nanos, Math::max);
  }

  int doubled() {
    return doubled.get();
  }

  int outOfOrder() {
    return outOfOrder.get();
  }

  int reconnects() {
    return reconnects.get();
  }

  int gaps() {
    return gaps.get();
  }

  int repeatedSends() {
    return repeatedSends.get();
  }

  Duration longestSilence() {
    return Duration.ofNanos(longestSilence.get());
  }

  Map<Integer, AtomicInteger> closeCodes() {
    return new TreeMap<>(closeCodes);
  }

  Queue<String> complaints() {
    return complaints;
  }
}
