package org.chatsystem.core.usecase;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Role;
import org.chatsystem.core.model.Webhook;
import org.chatsystem.core.model.WebhookProgress;
import org.chatsystem.core.port.out.Backend;
import org.chatsystem.core.port.out.WebhookSender;
import org.chatsystem.core.port.out.WebhookSender.Answer;
import org.chatsystem.core.port.out.Webhooks.Claim;
import org.chatsystem.core.port.out.Webhooks.Settlement;

/**
 * Calls one webhook with what it has not heard, message by message, until it has heard everything,
 * a call fails, or others have waited long enough.
 */
final class WebhookRound {
  private static final int PIECE = 20;
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(5);

  private final Backend backend;
  private final WebhookSender sender;
  private final RetryRules retries;
  private final InstantSource clock;
  private final BooleanSupplier stopped;

  /**
   * @param stopped asked before each message
   */
  WebhookRound(
      Backend backend,
      WebhookSender sender,
      RetryRules retries,
      InstantSource clock,
      BooleanSupplier stopped) {
    this.backend = backend;
    this.sender = sender;
    this.retries = retries;
    this.clock = clock;
    this.stopped = stopped;
  }

  /**
   * How the claim is to be settled.
   *
   * @param head the newest message, as it was before this round
   */
  Settlement run(Claim claim, MessageId head) {
    Webhook webhook = claim.kept().webhook();
    WebhookProgress progress = claim.kept().progress();
    long end = System.nanoTime() + LONG_ENOUGH.toNanos();
    List<Message> piece = unheard(webhook, progress);
    while (!piece.isEmpty()) {
      for (Message message : piece) {
        if (stopped.getAsBoolean() || System.nanoTime() - end > 0) {
          return new Settlement(claim, progress, Duration.ZERO);
        }
        WebhookProgress before = progress;
        progress = afterCalling(webhook, message, before);
        if (progress.failures() > 0 && stopped.getAsBoolean()) {
          return new Settlement(claim, before, Duration.ZERO); // cut short here, no fault of theirs
        }
        if (progress.isOff() || progress.failures() > 0) {
          return new Settlement(claim, progress, retries.after(progress.failures()));
        }
      }
      piece = unheard(webhook, progress);
    }
    WebhookProgress last = head.isAfter(progress.upTo()) ? progress.skippedTo(head) : progress;
    return new Settlement(claim, last, WebhookCourier.PAUSE);
  }

  private List<Message> unheard(Webhook webhook, WebhookProgress progress) {
    var conversation = new Conversation.OfGroup(webhook.group());
    return backend
        .departures()
        .shown(backend.log().readAfter(conversation, progress.upTo(), PIECE));
  }

  private WebhookProgress afterCalling(Webhook webhook, Message message, WebhookProgress before) {
    Instant now = clock.instant();
    if (!makerManages(webhook)) {
      return before.off("its maker does not manage the group any more", now);
    }
    Answer answer = sender.send(webhook, message);
    return switch (answer.verdict()) {
      case TAKEN -> before.delivered(message.id());
      case GONE -> before.failed(answer.why(), now).off(answer.why(), now);
      case FAILED -> afterFailure(before.failed(answer.why(), now), now);
    };
  }

  /** Asked after the message was read: nothing that was said later than a removal is sent. */
  private boolean makerManages(Webhook webhook) {
    Role role =
        backend
            .groups()
            .roster(webhook.group(), Set.of(webhook.maker()))
            .roles()
            .get(webhook.maker());
    return role != null && role.managesMembers();
  }

  private WebhookProgress afterFailure(WebhookProgress failed, Instant now) {
    Instant since = failed.failingSince().orElse(now);
    return now.isBefore(since.plus(retries.giveUp()))
        ? failed
        : failed.off(failed.lastFailure(), now);
  }
}
