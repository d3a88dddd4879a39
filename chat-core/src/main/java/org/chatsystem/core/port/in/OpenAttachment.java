package org.chatsystem.core.port.in;

import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.AttachmentId;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.FileContent;
import org.chatsystem.core.model.MessageId;
import org.chatsystem.core.model.Username;

/** Reads what a message carries: whoever may read the message may, as long as it is there. */
public interface OpenAttachment {
  /** The bytes. */
  Outcome open(Query query);

  /** Which one, of which message. */
  record Query(
      Username reader, Conversation conversation, MessageId message, AttachmentId attachment) {}

  /** What came of it. */
  sealed interface Outcome {
    /** What it is, and its bytes. */
    record Opened(Attachment attachment, FileContent content) implements Outcome {}

    /** The reader may not read there. */
    record Refused(ReadHistory.Reason reason) implements Outcome {}

    /** The message is not there (any more) or carries nothing of this id, or the bytes are gone. */
    record Missing() implements Outcome {}
  }
}
