package org.chatsystem.web.wire;

import java.util.List;
import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.AttachmentId;

/** What a message is to carry, as a client says it. */
public final class AttachmentIds {
  private AttachmentIds() {}

  /** Reads {@code attachments}, which most messages do not have. */
  public static List<AttachmentId> of(Fields fields) {
    List<String> given = fields.optionalList("attachments", Attachment.MAX_PER_MESSAGE);
    return given.isEmpty() ? List.of() : given.stream().map(AttachmentId::new).toList();
  }
}
