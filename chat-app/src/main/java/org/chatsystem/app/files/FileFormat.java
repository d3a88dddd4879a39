package org.chatsystem.app.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.chatsystem.core.model.Attachment;
import org.chatsystem.core.model.AttachmentId;
import org.chatsystem.core.model.Conversation;
import org.chatsystem.core.model.FileContent;
import org.chatsystem.core.model.FileName;
import org.chatsystem.core.model.FileType;
import org.chatsystem.core.model.Username;
import org.chatsystem.core.port.out.Attachments.Upload;

/**
 * What a file holds: a head of {@value #HEAD} bytes, which is a line for each of owner, id, type,
 * size and name, and then the content. So one file is all there is of an attachment, and nothing
 * that serves files by themselves would take it for a picture or a page.
 */
final class FileFormat {
  /** The length of the head: the longest name takes less than half of it. */
  static final int HEAD = 1_024;

  private FileFormat() {}

  static byte[] join(Upload upload, FileContent content) {
    Attachment attachment = upload.attachment();
    String head =
        String.join(
            "\n",
            upload.owner().value(),
            attachment.id().value(),
            attachment.type().name(),
            Integer.toString(attachment.size()),
            attachment.name().text(),
            "");
    byte[] file = Arrays.copyOf(head.getBytes(StandardCharsets.UTF_8), HEAD + content.size());
    System.arraycopy(content.bytes(), 0, file, HEAD, content.size());
    return file;
  }

  /** What the head says. */
  static Upload upload(byte[] head, Conversation conversation) {
    String[] lines = new String(head, 0, HEAD, StandardCharsets.UTF_8).split("\n", 6);
    var attachment =
        new Attachment(
            new AttachmentId(lines[1]),
            new FileName(lines[4]),
            FileType.valueOf(lines[2]),
            Integer.parseInt(lines[3]));
    return new Upload(new Username(lines[0]), conversation, attachment);
  }

  static FileContent content(byte[] file) {
    return new FileContent(Arrays.copyOfRange(file, HEAD, file.length));
  }
}
