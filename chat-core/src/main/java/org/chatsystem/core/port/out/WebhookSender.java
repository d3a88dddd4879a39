package org.chatsystem.core.port.out;

import org.chatsystem.core.model.Message;
import org.chatsystem.core.model.Webhook;
import org.chatsystem.core.model.WebhookUrl;

/** Calls webhooks. Safe for concurrent use. */
public interface WebhookSender {
  /** Calls nobody: what a chat without webhooks has. */
  WebhookSender NONE =
      new WebhookSender() {
        @Override
        public boolean mayCall(WebhookUrl url) {
          return false;
        }

        @Override
        public Answer send(Webhook webhook, Message message) {
          return Answer.failed("not called");
        }
      };

  /** What came of a call. */
  enum Verdict {
    /** The other side has taken the message. */
    TAKEN,
    /** It has not, or nobody knows; another call may succeed. */
    FAILED,
    /** It does not want to be called ever again. */
    GONE
  }

  /**
   * What came of a call, and why, in words for those who manage the webhook.
   *
   * @param why empty if it was taken
   */
  record Answer(Verdict verdict, String why) {
    /** It was taken. */
    public static final Answer TAKEN = new Answer(Verdict.TAKEN, "");

    /** It failed for this reason. */
    public static Answer failed(String why) {
      return new Answer(Verdict.FAILED, why);
    }
  }

  /**
   * Whether this URL may be called, as far as that can be said without asking anyone. Each call
   * looks again.
   */
  boolean mayCall(WebhookUrl url);

  /**
   * Calls with one message, signed. Blocks until it is answered, ten seconds at most, and throws
   * nothing.
   */
  Answer send(Webhook webhook, Message message);
}
