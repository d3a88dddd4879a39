package org.chatsystem.core.port.in;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.AttachmentId;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.InvalidValueException;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Username;

/** Says something in a conversation; a second send with the same ref says nothing new. */
public interface SendMessage {
  /**
   * Returns at once; the stage completes when the message is stored. What one thread sends to one
   * conversation is stored in that order. The stage fails with {@link
   * org.chatsystem.core.port.out.UnavailableException UnavailableException} if the store is away:
   * then the same ref may be sent again. It may complete on the store's own thread: do not block in
   * what follows it.
   */
  CompletionStage<Outcome> send(Command command);

  /**
   * What to say.
   *
   * @param ref the sender's own id of it, if any
   * @param origin the connection it came over, which will not get a copy; empty over HTTP
   * @param replyTo the message of the same conversation that it answers, if any
   * @param attachments what the sender has {@linkplain AttachFile attached} there before, {@value
   *     org.chatsystem.core.model.Attachment#MAX_PER_MESSAGE} at most
   */
  record Command(
      Username sender,
      Conversation to,
      Content content,
      Optional<Ref> ref,
      Optional<ConnectionId> origin,
      Optional<MessageId> replyTo,
      List<AttachmentId> attachments) {

    /** Refuses too many attachments, and one that comes twice. */
    public Command {
      attachments = List.copyOf(attachments);
      if (attachments.size() > Attachment.MAX_PER_MESSAGE
          || (attachments.size() > 1 && attachments.size() > Set.copyOf(attachments).size())) {
        throw new InvalidValueException(
            InvalidValueException.Kind.OTHER,
            "a message carries up to " + Attachment.MAX_PER_MESSAGE + " attachments, each once");
      }
    }

    /** Carries nothing. */
    public Command(
        Username sender,
        Conversation to,
        Content content,
        Optional<Ref> ref,
        Optional<ConnectionId> origin,
        Optional<MessageId> replyTo) {
      this(sender, to, content, ref, origin, replyTo, List.of());
    }

    /** Answers none. */
    public Command(
        Username sender,
        Conversation to,
        Content content,
        Optional<Ref> ref,
        Optional<ConnectionId> origin) {
      this(sender, to, content, ref, origin, Optional.empty());
    }
  }

  /** What came of it. */
  sealed interface Outcome {
    /**
     * It is stored and on its way.
     *
     * @param conversation where; for a repeated ref, where it was said the first time
     * @param duplicate whether the ref had been accepted before, so that nothing new was said
     */
    record Sent(Conversation conversation, MessageId id, boolean duplicate) implements Outcome {}

    /**
     * It had no effect, and its ref is not used up: the sender says too much to everybody.
     *
     * @param retryAfter when it may be said
     */
    record TooOften(Duration retryAfter) implements Outcome {}

    /** It had no effect, and its ref is not used up. */
    record Refused(Reason reason) implements Outcome {}
  }

  /** Why something may not be said. */
  enum Reason {
    /** The recipient has never signed up. */
    USER_NOT_FOUND,
    /** There is no such group, or it is private and the sender is not in it. */
    GROUP_NOT_FOUND,
    /** The sender is not in the group. */
    NOT_A_MEMBER,
    /** The sender blocks the recipient, or is blocked by them. */
    BLOCKED,
    /** Only some may broadcast. */
    BROADCAST_NOT_ALLOWED,
    /** The message to answer is not in the conversation, or not any more. */
    MESSAGE_NOT_FOUND,
    /** Something that it is to carry was not attached there by the sender, or is gone again. */
    ATTACHMENT_NOT_FOUND
  }
}
