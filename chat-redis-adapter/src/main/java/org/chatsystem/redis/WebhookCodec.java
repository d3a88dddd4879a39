package org.chatsystem.redis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.model.Webhook;
import org.chatsystem.core.model.WebhookProgress;
import org.chatsystem.core.model.WebhookSecret;
import org.chatsystem.core.model.WebhookUrl;

/** A webhook and its progress as they are kept: fields separated by NUL. */
final class WebhookCodec {
  private static final int WEBHOOK_FIELDS = 4;
  private static final int PROGRESS_FIELDS = 5;

  private WebhookCodec() {}

  static String encode(Webhook webhook) {
    return Texts.join(
        webhook.maker().value(),
        webhook.createdAt().toString(),
        webhook.secret().value(),
        webhook.url().value());
  }

  static Webhook decode(WebhookRef ref, String text) {
    List<String> fields = Texts.split(text, WEBHOOK_FIELDS);
    return new Webhook(
        ref.id(),
        ref.group(),
        new WebhookUrl(fields.get(3)),
        new WebhookSecret(fields.get(2)),
        new Username(fields.get(0)),
        Instant.parse(fields.get(1)));
  }

  static String encode(WebhookProgress progress) {
    return Texts.join(
        progress.upTo().toString(),
        Integer.toString(progress.failures()),
        text(progress.failingSince()),
        text(progress.offSince()),
        progress.lastFailure());
  }

  static WebhookProgress decodeProgress(String text) {
    List<String> fields = Texts.split(text, PROGRESS_FIELDS);
    return new WebhookProgress(
        MessageId.parse(fields.get(0)),
        Integer.parseInt(fields.get(1)),
        instant(fields.get(2)),
        instant(fields.get(3)),
        fields.get(4));
  }

  private static String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse("");
  }

  private static Optional<Instant> instant(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
  }
}
