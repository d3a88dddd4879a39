package org.chatsystem.redis;

import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.AttachmentId;
import org.chatsystem.core.model.FileName;
import org.chatsystem.core.model.FileType;

/** What is known of an attachment, on one line: id, type, size, name, separated by spaces. */
final class AttachmentCodec {
  private static final int FIELDS = 4;

  private AttachmentCodec() {}

  static String encode(Attachment attachment) {
    return attachment.id()
        + " "
        + attachment.type().name()
        + " "
        + attachment.size()
        + " "
        + attachment.name();
  }

  static Attachment decode(String line) {
    String[] fields = line.split(" ", FIELDS);
    return new Attachment(
        new AttachmentId(fields[0]),
        new FileName(fields[3]),
        FileType.valueOf(fields[1]),
        Integer.parseInt(fields[2]));
  }
}
