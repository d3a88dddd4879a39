package org.chatsystem.core.model;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a webhook has come.
 *
 * @param upTo every message up to this one has been delivered, or is gone
 * @param failures how many calls have failed since one last succeeded
 * @param failingSince when the first of these failed
 * @param offSince since when it is not called any more, for good
 * @param lastFailure why the last call failed, or why it is off; empty if it did not fail
 */
public record WebhookProgress(
    MessageId upTo,
    int failures,
    Optional<Instant> failingSince,
    Optional<Instant> offSince,
    String lastFailure) {

  /** One that will hear of what comes after this message. */
  public static WebhookProgress from(MessageId upTo) {
    return new WebhookProgress(upTo, 0, Optional.empty(), Optional.empty(), "");
  }

  /** After a call that was taken. */
  public WebhookProgress delivered(MessageId id) {
    return from(id);
  }

  /** When everything up to there is gone. */
  public WebhookProgress skippedTo(MessageId id) {
    return new WebhookProgress(id, failures, failingSince, offSince, lastFailure);
  }

  /** After a call that failed. */
  public WebhookProgress failed(String why, Instant now) {
    return new WebhookProgress(
        upTo, failures + 1, Optional.of(failingSince.orElse(now)), Optional.empty(), why);
  }

  /** Never called again. */
  public WebhookProgress off(String why, Instant now) {
    return new WebhookProgress(upTo, failures, failingSince, Optional.of(now), why);
  }

  /** Whether it is never called again. */
  public boolean isOff() {
    return offSince.isPresent();
  }
}
