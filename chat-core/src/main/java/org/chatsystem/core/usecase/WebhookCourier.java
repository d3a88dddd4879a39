package org.chatsystem.core.usecase;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.UnavailableException;
import org.chatsystem.core.port.out.WebhookSender;
import org.chatsystem.core.port.out.Webhooks.Claim;
import org.chatsystem.core.port.out.Webhooks.Settlement;

/**
 * Looks each second which webhooks have not heard everything yet, and calls them. It reads the log,
 * so that sending waits for nothing and knows nothing of webhooks; what is claimed here no other
 * instance calls, until it is settled or the claim runs out.
 */
final class WebhookCourier implements AutoCloseable {
  /** How long it is until a webhook that has heard everything is looked at again. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  /** Longer than any round: its time, one more call, and some. */
  private static final Duration LEASE = Duration.ofSeconds(30);

  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final int AT_ONCE = 100;
  private static final int MOST_AT_ONE_LOOK = 2_000;
  private static final int MOST_CALLS = 16;

  private final Backend backend;
  private final WebhookRound round;
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(1, daemons("chat-webhooks"));
  private final ExecutorService callers =
      new ThreadPoolExecutor(
          0,
          MOST_CALLS,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          daemons("chat-webhook-call"));
  private volatile boolean closed;

  WebhookCourier(Backend backend, WebhookSender sender, RetryRules retries, InstantSource clock) {
    this.backend = backend;
    this.round = new WebhookRound(backend, sender, retries, clock, () -> closed);
  }

  /** One that is at work, unless nobody can be called. */
  static WebhookCourier over(Backend backend, WebhookSender sender, InstantSource clock) {
    var courier = new WebhookCourier(backend, sender, RetryRules.STANDARD, clock);
    if (sender != WebhookSender.NONE) {
      courier.start();
    }
    return courier;
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      var thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  private void start() {
    long often = PAUSE.toMillis();
    var unused =
        clock.scheduleWithFixedDelay(() -> safely(this::look), often, often, TimeUnit.MILLISECONDS);
  }

  private static void safely(Runnable task) {
    try {
      task.run();
    } catch (UnavailableException e) {
      // the next look, or the claims when they run out, will make up for it
      return;
    } catch (RuntimeException | Error e) {
      Thread current = Thread.currentThread();
      current.getUncaughtExceptionHandler().uncaughtException(current, e);
    }
  }

  /** Begins to call those that have something to hear. */
  void look() {
    List<Claim> claims = List.of();
    int looked = 0;
    do {
      claims = backend.webhooks().claim(AT_ONCE, LEASE);
      deal(claims);
      looked += claims.size();
    } while (claims.size() == AT_ONCE && looked < MOST_AT_ONE_LOOK && !closed);
  }

  private void deal(List<Claim> claims) {
    Set<Conversation> conversations =
        claims.stream().map(WebhookCourier::conversationOf).collect(Collectors.toSet());
    Map<Conversation, MessageId> heads =
        claims.isEmpty() ? Map.of() : backend.log().heads(conversations);
    var rest = new ArrayList<Settlement>();
    for (Claim claim : claims) {
      MessageId head = heads.getOrDefault(conversationOf(claim), MessageId.NONE);
      if (!head.isAfter(claim.kept().progress().upTo()) || !begins(claim, head)) {
        rest.add(new Settlement(claim, claim.kept().progress(), PAUSE));
      }
    }
    if (!rest.isEmpty()) {
      backend.webhooks().settle(rest);
    }
  }

  private static Conversation conversationOf(Claim claim) {
    return new Conversation.OfGroup(claim.kept().webhook().group());
  }

  /** Whether there is a hand free for it. */
  private boolean begins(Claim claim, MessageId head) {
    try {
      callers.execute(() -> safely(() -> call(claim, head)));
      return true;
    } catch (RejectedExecutionException allAtWork) {
      return false;
    }
  }

  private void call(Claim claim, MessageId head) {
    Settlement settlement = round.run(claim, head);
    // whoever closes may have interrupted the call: that is no reason not to write down what was
    // delivered
    boolean unused = Thread.interrupted();
    backend.webhooks().settle(List.of(settlement));
  }

  /** Ends the calls that are under way, within two seconds; what was not taken is called again. */
  @Override
  public void close() {
    closed = true;
    clock.shutdownNow();
    callers.shutdown();
    try {
      if (!callers.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        callers.shutdownNow();
        boolean unused = callers.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
