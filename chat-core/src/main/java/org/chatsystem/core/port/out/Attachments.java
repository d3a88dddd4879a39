package org.chatsystem.core.port.out;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.AttachmentId;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.FileContent;
import org.chatsystem.core.model.Username;

/**
 * The bytes that messages carry, each kept for one conversation. Messages say what they carry and
 * are the only way to it, so this keeps no rules of who may see what; whatever is left here without
 * a message goes when its time is over. Safe for concurrent use; every method throws {@link
 * UnavailableException} when the store is away.
 */
public interface Attachments {
  /** How long something is kept that no message carries yet. */
  Duration UNSENT = Duration.ofHours(1);

  /**
   * Something to keep.
   *
   * @param owner who may send it
   * @param conversation where
   */
  record Upload(Username owner, Conversation conversation, Attachment attachment) {}

  /**
   * Keeps something for so long, under an id that is new.
   *
   * @param room how much all that is kept may {@link Attachment#weight weigh}, this included
   * @return whether it is kept; {@code false} if there is no room
   */
  boolean keep(Upload upload, FileContent content, Duration time, long room);

  /**
   * Has each of these kept for so long from now, or longer if it is already: all of them or, if one
   * is not there or someone else's, none. May be called again for the same ones.
   *
   * @param ids not empty, none of them twice
   * @return what they are, in this order; empty if one is missing
   */
  Optional<List<Attachment>> claim(
      Username owner, Conversation conversation, List<AttachmentId> ids, Duration time);

  /** The bytes; empty if they are gone. */
  Optional<FileContent> read(Conversation conversation, AttachmentId id);

  /** Removes those of these that are there. */
  void remove(Conversation conversation, Collection<AttachmentId> ids);

  /** Removes all that is kept for a conversation. */
  void removeAll(Conversation conversation);
}
