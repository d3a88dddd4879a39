package org.chatsystem.core.desk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.chatsystem.core.model.Channel;
import org.chatsystem.core.model.Event;
import org.chatsystem.core.port.out.MessageBus;
import org.chatsystem.core.port.out.UnavailableException;

/**
 * A bus that drops, repeats, reorders and stalls what it carries, and confirms subscriptions late
 * or not at all, as far as it is told to.
 */
final class FaultyBus implements MessageBus {
  /** How often, in percent. */
  record Faults(int drop, int repeat, int reorder, int lateSubscribe, int failedSubscribe) {
    static final Faults NONE = new Faults(0, 0, 0, 0, 0);
    static final Faults MANY = new Faults(10, 10, 10, 30, 3);
  }

  private record Heard(Channel channel, Event event) {}

  private static final class Pending {
    final Channel channel;
    final CompletableFuture<Void> stage = new CompletableFuture<>();
    boolean cancelled;

    Pending(Channel channel) {
      this.channel = channel;
    }
  }

  private final MessageBus bus;
  private final Random random;
  private final Random subscribeRandom;

  /** Held while the listener is told; never together with the monitor that guards subscriptions. */
  private final Object telling = new Object();

  private final Deque<Heard> waiting = new ArrayDeque<>();
  private final List<Pending> pending = new ArrayList<>();
  private final List<Channel> subscribed = new ArrayList<>();
  private volatile Listener listener;
  private volatile Faults faults = Faults.NONE;
  private boolean stalled;
  private Heard late;

  FaultyBus(MessageBus bus, long seed) {
    this.bus = bus;
    this.random = new Random(seed);
    this.subscribeRandom = new Random(~seed);
  }

  @Override
  public void start(Listener whoListens) {
    listener = whoListens;
    bus.start(
        new Listener() {
          @Override
          public void heard(Channel channel, Event event) {
            mangle(new Heard(channel, event));
          }

          @Override
          public void restored() {
            restore();
          }
        });
  }

  void faults(Faults now) {
    faults = now;
  }

  /** Nothing is heard from now on; what is published waits, or is lost if it is dropped later. */
  void stall() {
    synchronized (telling) {
      stalled = true;
    }
  }

  /** Everything that waited is heard. */
  void flow() {
    synchronized (telling) {
      stalled = false;
      while (!waiting.isEmpty()) {
        tell(waiting.poll());
      }
      tellLate();
    }
  }

  /** Everything that waited is lost, and the listener is told of the cut. */
  void restore() {
    synchronized (telling) {
      stalled = false;
      waiting.clear();
      late = null;
      listener.restored();
    }
  }

  /** How many wait, besides those of who came and went, which no test can tell the time of. */
  long waiting() {
    synchronized (telling) {
      return waiting.stream()
          .filter(each -> !(each.event() instanceof Event.PresenceChanged))
          .count();
    }
  }

  /** Everything that waited is lost, and nobody is told. */
  void lose() {
    synchronized (telling) {
      waiting.clear();
      stalled = false;
    }
  }

  /** Confirms subscriptions that are late. */
  void confirm() {
    List<Pending> now;
    synchronized (this) {
      now = List.copyOf(pending);
      pending.clear();
      now.stream().filter(each -> !each.cancelled).forEach(each -> subscribeNow(each.channel));
    }
    now.forEach(each -> each.stage.complete(null));
  }

  synchronized List<Channel> subscribed() {
    return List.copyOf(subscribed);
  }

  private void mangle(Heard heard) {
    synchronized (telling) {
      if (happens(random, faults.drop)) {
        return;
      }
      if (stalled) {
        waiting.add(heard);
        return;
      }
      if (late == null && happens(random, faults.reorder)) {
        late = heard;
        return;
      }
      tell(heard);
      if (happens(random, faults.repeat)) {
        tell(heard);
      }
      if (!happens(random, faults.reorder)) {
        tellLate();
      }
    }
  }

  private void tellLate() {
    if (late != null) {
      tell(late);
      late = null;
    }
  }

  private void tell(Heard heard) {
    listener.heard(heard.channel, heard.event);
  }

  @Override
  public synchronized CompletionStage<Void> subscribe(Channel channel) {
    if (happens(subscribeRandom, faults.failedSubscribe)) {
      return CompletableFuture.failedFuture(new UnavailableException("not confirmed"));
    }
    if (happens(subscribeRandom, faults.lateSubscribe)) {
      var each = new Pending(channel);
      pending.add(each);
      return each.stage;
    }
    return subscribeNow(channel);
  }

  private CompletionStage<Void> subscribeNow(Channel channel) {
    subscribed.remove(channel);
    subscribed.add(channel);
    return bus.subscribe(channel);
  }

  @Override
  public synchronized void unsubscribe(Channel channel) {
    pending.stream()
        .filter(each -> each.channel.equals(channel))
        .forEach(each -> each.cancelled = true);
    subscribed.remove(channel);
    bus.unsubscribe(channel);
  }

  @Override
  public void publish(Channel channel, Event event) {
    bus.publish(channel, event);
  }

  private static boolean happens(Random random, int percent) {
    return percent > 0 && random.nextInt(100) < percent;
  }
}
