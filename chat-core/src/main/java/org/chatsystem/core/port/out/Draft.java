package org.chatsystem.core.port.out;

import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.ConnectionId;
import org.chatsystem.core.model.Content;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Ref;
import org.chatsystem.core.model.Username;

/**
 * A message on its way into the log, which will give it its id.
 *
 * @param conversation where it is said
 * @param from who says it
 * @param content what is said
 * @param ref the sender's own id of it, if any
 * @param origin the connection it came over, if any
 * @param replyTo the message of the same conversation that it answers, if any
 * @param attachments what it carries; not checked any more
 */
public record Draft(
    Conversation conversation,
    Username from,
    Content content,
    Optional<Ref> ref,
    Optional<ConnectionId> origin,
    Optional<MessageId> replyTo,
    List<Attachment> attachments) {

  /** Keeps a list that does not change. */
  public Draft {
    attachments = List.copyOf(attachments);
  }

  /** One that carries nothing. */
  public Draft(
      Conversation conversation,
      Username from,
      Content content,
      Optional<Ref> ref,
      Optional<ConnectionId> origin,
      Optional<MessageId> replyTo) {
    this(conversation, from, content, ref, origin, replyTo, List.of());
  }

  /** One that answers none. */
  public Draft(
      Conversation conversation,
      Username from,
      Content content,
      Optional<Ref> ref,
      Optional<ConnectionId> origin) {
    this(conversation, from, content, ref, origin, Optional.empty());
  }
}
