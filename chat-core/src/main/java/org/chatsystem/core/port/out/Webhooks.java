package org.chatsystem.core.port.out;

import java.time.Duration;
import java.util.List;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Webhook;
import org.chatsystem.core.model.WebhookId;
import org.chatsystem.core.model.WebhookProgress;

/**
 * The webhooks of groups, and whose turn it is. Each has a progress, which whoever has claimed the
 * webhook moves on; a claim runs out, so that one who dies with it keeps nobody waiting for long. A
 * group's deletion ends its webhooks. Safe for concurrent use; every method throws {@link
 * UnavailableException} when the store is away.
 */
public interface Webhooks {
  /** How many one group has at most, those that are off among them. */
  int MAX_PER_GROUP = 5;

  /** What came of adding one. */
  enum Added {
    /** It is there, and due at once. */
    ADDED,
    /** There is no such group. */
    NO_GROUP,
    /** The group has as many as it may. */
    TOO_MANY
  }

  /** A webhook with its progress. */
  record Kept(Webhook webhook, WebhookProgress progress) {}

  /**
   * A webhook that one instance alone has in hand for a while.
   *
   * @param token tells this claim from later ones of the same webhook
   */
  record Claim(Kept kept, long token) {}

  /**
   * Gives a claim back.
   *
   * @param progress how far it is now; if it is off, it is not due again
   * @param again after how long it is due again
   */
  record Settlement(Claim claim, WebhookProgress progress, Duration again) {}

  /**
   * Adds one to its group.
   *
   * @param from it will hear of what comes after this message
   */
  Added add(Webhook webhook, MessageId from);

  /** All of a group, in the order in which they were made. */
  List<Kept> of(GroupName group);

  /**
   * Removes one; a claim of it that is under way will settle nothing.
   *
   * @return whether it was there
   */
  boolean remove(GroupName group, WebhookId id);

  /**
   * Claims up to so many of those that are due, the longest due first. Of concurrent calls each
   * gets others.
   *
   * @param lease after which they are due again, unless they are settled
   */
  List<Claim> claim(int most, Duration lease);

  /** Gives claims back; one that has run out and was claimed by someone else changes nothing. */
  void settle(List<Settlement> settlements);
}
