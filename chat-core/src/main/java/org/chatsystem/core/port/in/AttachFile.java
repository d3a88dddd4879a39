package org.chatsystem.core.port.in;

import java.time.Duration;
import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.FileContent;
import org.chatsystem.core.model.FileName;
import org.chatsystem.core.model.Username;

/** Uploads something for a message that is sent afterwards; what is not sent goes after an hour. */
public interface AttachFile {
  /** The largest size that is taken, in bytes; 0 where nothing is. */
  int mostBytes();

  /** Keeps it. */
  Outcome attach(Command command);

  /**
   * What to keep.
   *
   * @param to where it will be sent
   */
  record Command(Username sender, Conversation to, FileName name, FileContent content) {}

  /** What came of it. */
  sealed interface Outcome {
    /** It can be sent now. */
    record Attached(Attachment attachment) implements Outcome {}

    /**
     * It is not kept: the sender has uploaded as much as they may.
     *
     * @param retryAfter when they may again
     */
    record TooOften(Duration retryAfter) implements Outcome {}

    /** It is not kept. */
    record Refused(Reason reason) implements Outcome {}
  }

  /** Why something is not kept. */
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
    /** Nothing may be attached here at all. */
    OFF,
    /** There is nothing in it. */
    EMPTY,
    /** It is larger than what is taken. */
    TOO_LARGE,
    /** It is none of the {@link org.chatsystem.core.model.FileType types} that are taken. */
    WRONG_TYPE,
    /** All attachments together take as much space as they may. */
    NO_ROOM
  }
}
