package org.chatsystem.core.model;

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
 */
public record Message(
    MessageId id,
    Conversation conversation,
    Username from,
    Content content,
    Optional<Ref> ref,
    Optional<ConnectionId> origin) {}
