package org.chatsystem.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

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
 * @param attachments what it carries besides its text
 * @param editedAt when its content was changed the last time, if it ever was
 * @param reactions how people reacted to it, in the order in which each kind came up
 * @param fromDeleted whether the sender has deleted their account since; the log itself does not
 *     say so, see {@link #without}
 */
public record Message(
    MessageId id,
    Conversation conversation,
    Username from,
    Content content,
    Optional<Ref> ref,
    Optional<ConnectionId> origin,
    Optional<MessageId> replyTo,
    List<Username> mentioned,
    List<Attachment> attachments,
    Optional<Instant> editedAt,
    List<Reaction> reactions,
    boolean fromDeleted) {

  /** Keeps lists that do not change. */
  public Message {
    mentioned = List.copyOf(mentioned);
    attachments = List.copyOf(attachments);
    reactions = List.copyOf(reactions);
  }

  /** One that is as it was said and carries nothing. */
  public Message(
      MessageId id,
      Conversation conversation,
      Username from,
      Content content,
      Optional<Ref> ref,
      Optional<ConnectionId> origin,
      Optional<MessageId> replyTo,
      List<Username> mentioned) {
    this(
        id,
        conversation,
        from,
        content,
        ref,
        origin,
        replyTo,
        mentioned,
        List.of(),
        Optional.empty(),
        List.of(),
        false);
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

  /** Whether it was deleted: then nothing is left but its place, its sender and the ref. */
  public boolean isDeleted() {
    return content.equals(Content.ERASED);
  }

  /** The same message, saying this since then. */
  public Message edited(Content other, List<Username> mentions, Instant at) {
    return new Message(
        id,
        conversation,
        from,
        other,
        ref,
        origin,
        replyTo,
        mentions,
        attachments,
        Optional.of(at),
        reactions,
        fromDeleted);
  }

  /** What is left of it when it is deleted. */
  public Message deleted() {
    return new Message(id, conversation, from, Content.ERASED, ref, Optional.empty());
  }

  /** The same message with these reactions. */
  public Message reacted(List<Reaction> all) {
    return with(attachments, all);
  }

  /** The same message, which carries this. */
  public Message carrying(List<Attachment> all) {
    return with(all, reactions);
  }

  private Message with(List<Attachment> carried, List<Reaction> reacted) {
    return new Message(
        id,
        conversation,
        from,
        content,
        ref,
        origin,
        replyTo,
        mentioned,
        carried,
        editedAt,
        reacted,
        fromDeleted);
  }

  /** Everybody whom it names beside its content. */
  public Stream<Username> named() {
    Stream<Username> reacting = reactions.stream().flatMap(each -> each.users().stream());
    return Stream.of(Stream.of(from), mentioned.stream(), reacting).flatMap(Function.identity());
  }

  /**
   * The same message as it is shown when these users have deleted their accounts: it mentions none
   * of them, none has reacted, and one who sent it is {@link Username#DELETED} from then on. In a
   * direct conversation, whose name tells who it is, the sender stays named, and {@link
   * #fromDeleted} alone says it.
   */
  public Message without(Set<Username> gone) {
    if (named().noneMatch(gone::contains)) {
      return this;
    }
    boolean fromGone = gone.contains(from);
    boolean isDirect = conversation instanceof Conversation.Direct;
    return new Message(
        id,
        conversation,
        fromGone && !isDirect ? Username.DELETED : from,
        content,
        fromGone ? Optional.empty() : ref,
        origin,
        replyTo,
        mentioned.stream().filter(each -> !gone.contains(each)).toList(),
        attachments,
        editedAt,
        reactions.stream().flatMap(each -> each.without(gone).stream()).toList(),
        fromGone);
  }
}
