package org.chatsystem.core.model;

import java.util.List;
import java.util.Optional;

/**
 * A message as the log keeps it.
 *
 * @param id its place in the conversation
 * @param conversation where it was said
 * @param from who said it
 * @param content what was said
 * @param ref the sender's own id of it, if the sender gave one; for the sender's eyes only
 * @param origin the connection that sent it, which has its ack and needs no copy; empty when it
 *     came over HTTP
 * @param replyTo the message of the same conversation that it answers, if any; which may be gone by
 *     now
 * @param mentioned whom it mentions, of those who could read the conversation when it was said
 */
public record Message(
    MessageId id,
    Conversation conversation,
    Username from,
    Content content,
    Optional<Ref> ref,
    Optional<ConnectionId> origin,
    Optional<MessageId> replyTo,
    List<Username> mentioned) {

  /** Keeps a list that does not change. */
  public Message {
    mentioned = List.copyOf(mentioned);
  }

  /** One that answers none and mentions nobody. */
  public Message(
      MessageId id,
      Conversation conversation,
      Username from,
      Content content,
      Optional<Ref> ref,
      Optional<ConnectionId> origin) {
    this(id, conversation, from, content, ref, origin, Optional.empty(), List.of());
  }
}
