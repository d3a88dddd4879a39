package org.chatsystem.core.port.in;

import java.util.List;
import org.chatsystem.core.model.GroupName;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.model.Webhook;
import org.chatsystem.core.model.WebhookId;
import org.chatsystem.core.model.WebhookProgress;
import org.chatsystem.core.model.WebhookUrl;
import org.chatsystem.core.port.out.Webhooks;

/**
 * Webhooks of a group, which its owner and admins manage: each message said after one was made is
 * sent to its URL, in order, at least once, also after an absence of all instances, as far as
 * retention has kept it. What becomes of a message later is not.
 *
 * <p>A webhook hears what its maker may hear: once they do not manage the group any more it is
 * switched off, as it is when calls have failed for a day.
 */
public interface ManageWebhooks {
  /** How many one group has at most, those that are off among them. */
  int MAX_PER_GROUP = Webhooks.MAX_PER_GROUP;

  /** Makes one. Its secret is told now and never again. */
  Outcome create(Command command);

  /** Those of a group, in the order in which they were made. */
  Listing list(Username actor, GroupName group);

  /** Removes one; what is on its way still arrives. */
  Removal remove(Username actor, GroupName group, WebhookId id);

  /** What to make. */
  record Command(Username actor, GroupName group, WebhookUrl url) {}

  /** What came of making one. */
  sealed interface Outcome {
    /** It is made. */
    record Created(Webhook webhook) implements Outcome {}

    /** Nothing has changed. */
    record Refused(Reason reason) implements Outcome {}
  }

  /** Why it is not made, or not shown. */
  enum Reason {
    /** There is no such group, or it is private and the actor is not in it. */
    GROUP_NOT_FOUND,
    /** The actor's role does not allow it. */
    FORBIDDEN,
    /** The group has as many as it may. */
    TOO_MANY,
    /** That URL may not be called from here. */
    URL_NOT_ALLOWED
  }

  /** What came of listing them. */
  sealed interface Listing {
    /** All there are. */
    record Shown(List<Entry> webhooks) implements Listing {}

    /** Not to be seen. */
    record Refused(Reason reason) implements Listing {}
  }

  /** One, and how it is doing. */
  record Entry(Webhook webhook, WebhookProgress progress) {}

  /** What came of removing one. */
  enum Removal {
    /** It is gone. */
    REMOVED,
    /** There is no such group, or it is private and the actor is not in it. */
    GROUP_NOT_FOUND,
    /** The actor's role does not allow it. */
    FORBIDDEN,
    /** The group has no such webhook. */
    WEBHOOK_NOT_FOUND
  }
}
