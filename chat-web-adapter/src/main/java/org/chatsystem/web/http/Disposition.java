package org.chatsystem.web.http;

import java.nio.charset.StandardCharsets;
import org.chatsystem.core.model.Attachment;

/**
 * A {@code Content-Disposition} (RFC 6266): pictures may be shown, all else is to be saved. The
 * name stands there twice: in ASCII for old programs, and in full (RFC 8187).
 */
final class Disposition {
  private static final String PLAIN = "!#$&+-.^_`|~";

  private Disposition() {}

  static String of(Attachment attachment) {
    String name = attachment.name().text();
    return (attachment.type().isPicture() ? "inline" : "attachment")
        + "; filename=\""
        + ascii(name)
        + "\"; filename*=UTF-8''"
        + percentEncoded(name);
  }

  private static String ascii(String name) {
    return name.replaceAll("[^ -~]|[\"%\\\\]", "_");
  }

  private static String percentEncoded(String name) {
    var encoded = new StringBuilder();
    for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain(each)) {
        encoded.append((char) each);
      } else {
        encoded.append(String.format("%%%02X", each));
      }
    }
    return encoded.toString();
  }

  private static boolean isPlain(byte c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || PLAIN.indexOf(c) >= 0;
  }
}
