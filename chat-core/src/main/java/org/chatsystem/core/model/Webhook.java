package org.chatsystem.core.model;

import java.time.Instant;
import java.util.Set;

/**
 * Calls a URL with each message of a group.
 *
 * @param maker who made it: it hears what they may hear, as long as they manage the group
 */
public record Webhook(
    WebhookId id,
    GroupName group,
    WebhookUrl url,
    WebhookSecret secret,
    Username maker,
    Instant createdAt) {
  /** As it is shown when these are gone. */
  public Webhook without(Set<Username> gone) {
    return gone.contains(maker)
        ? new Webhook(id, group, url, secret, Username.DELETED, createdAt)
        : this;
  }
}
