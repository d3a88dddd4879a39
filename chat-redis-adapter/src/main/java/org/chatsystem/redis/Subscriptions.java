package org.chatsystem.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.chatsystem.core.port.out.UnavailableException;

/**
 * Which channels are wanted, and how far Redis has confirmed them. Decides what to say to Redis,
 * says nothing itself. Safe for concurrent use; stages are completed outside its lock.
 */
final class Subscriptions {
  /** What to say to Redis next. */
  record Changes(List<String> subscribe, List<String> unsubscribe) {}

  private static final class Subscription {
    private boolean wanted;

    /** Whether the last thing said about it on this connection was SUBSCRIBE. */
    private boolean asked;

    /** How many SUBSCRIBE are not confirmed; with an UNSUBSCRIBE between them, the last counts. */
    private int unconfirmed;

    private CompletableFuture<Void> stage;
    private long deadline;

    private boolean isConfirmed() {
      return asked && unconfirmed == 0;
    }

    private boolean isOver() {
      return !wanted && !asked && unconfirmed == 0;
    }

    private CompletableFuture<Void> takeStage() {
      CompletableFuture<Void> taken = stage;
      stage = null;
      return taken == null ? new CompletableFuture<>() : taken;
    }
  }

  private final Duration timeout;
  private final Map<String, Subscription> subscriptions = new HashMap<>();
  private final Set<String> changed = new LinkedHashSet<>();
  private boolean connected;

  Subscriptions(Duration timeout) {
    this.timeout = timeout;
  }

  /** Wants a channel; the stage completes when Redis has confirmed it. */
  synchronized CompletableFuture<Void> want(String channel) {
    if (!connected) {
      return CompletableFuture.failedFuture(disconnected());
    }
    Subscription it = subscriptions.computeIfAbsent(channel, any -> new Subscription());
    it.wanted = true;
    if (it.isConfirmed()) {
      return CompletableFuture.completedFuture(null);
    }
    if (it.stage == null) {
      it.stage = new CompletableFuture<>();
      it.deadline = System.nanoTime() + timeout.toNanos();
    }
    changed.add(channel);
    return it.stage;
  }

  /** Wants a channel no more. */
  void unwant(String channel) {
    CompletableFuture<Void> stage;
    synchronized (this) {
      Subscription it = subscriptions.get(channel);
      if (it == null) {
        return;
      }
      stage = drop(channel, it);
    }
    stage.completeExceptionally(new UnavailableException("unsubscribed before it was confirmed"));
  }

  private CompletableFuture<Void> drop(String channel, Subscription it) {
    it.wanted = false;
    changed.add(channel);
    return it.takeStage();
  }

  /** What has changed since this was asked last; the caller says it to Redis. */
  synchronized Changes changes() {
    var changes = new Changes(new ArrayList<>(), new ArrayList<>());
    if (connected) {
      changed.forEach(channel -> change(channel, changes));
      changed.clear();
    }
    return changes;
  }

  private void change(String channel, Changes changes) {
    Subscription it = subscriptions.get(channel);
    if (it == null) {
      return;
    }
    if (it.wanted && !it.asked) {
      it.asked = true;
      it.unconfirmed++;
      changes.subscribe().add(channel);
    } else if (!it.wanted && it.asked) {
      it.asked = false;
      changes.unsubscribe().add(channel);
    }
    forgetIfOver(channel, it);
  }

  /** Redis has confirmed one SUBSCRIBE. */
  void confirmed(String channel) {
    CompletableFuture<Void> stage;
    synchronized (this) {
      Subscription it = subscriptions.get(channel);
      if (it == null) {
        return;
      }
      it.unconfirmed = Math.max(0, it.unconfirmed - 1);
      forgetIfOver(channel, it);
      if (!it.wanted || !it.isConfirmed()) {
        return;
      }
      stage = it.takeStage();
    }
    stage.complete(null);
  }

  private void forgetIfOver(String channel, Subscription it) {
    if (it.isOver()) {
      subscriptions.remove(channel);
    }
  }

  /** A new connection stands: everything wanted is to be said again. */
  synchronized void connected() {
    connected = true;
    changed.addAll(subscriptions.keySet());
  }

  /** The connection is gone. What was confirmed stays wanted, what was not has failed. */
  void disconnected(UnavailableException cause) {
    var failed = new ArrayList<CompletableFuture<Void>>();
    synchronized (this) {
      connected = false;
      changed.clear();
      for (Subscription it : subscriptions.values()) {
        it.wanted &= it.stage == null;
        it.asked = false;
        it.unconfirmed = 0;
        failed.add(it.takeStage());
      }
      subscriptions.values().removeIf(Subscription::isOver);
    }
    failed.forEach(stage -> stage.completeExceptionally(cause));
  }

  /** Gives up what has waited too long for its confirmation; returns whether there was any. */
  boolean failOverdue() {
    var failed = new ArrayList<CompletableFuture<Void>>();
    synchronized (this) {
      long now = System.nanoTime();
      subscriptions.forEach(
          (channel, it) -> {
            if (it.stage != null && now - it.deadline >= 0) {
              failed.add(drop(channel, it));
            }
          });
    }
    failed.forEach(
        stage ->
            stage.completeExceptionally(
                new UnavailableException("Redis did not confirm the subscription in time")));
    return !failed.isEmpty();
  }

  static UnavailableException disconnected() {
    return new UnavailableException("the subscriber is not connected to Redis");
  }
}
