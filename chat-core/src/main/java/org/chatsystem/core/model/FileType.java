package org.chatsystem.core.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What may be attached. Told by the bytes alone, never by what a name or a sender says: what is
 * none of these is not taken, and a page or a drawing that could run something is mere text.
 */
public enum FileType {
  /** A picture. */
  PNG("image/png", true),
  /** A picture. */
  JPEG("image/jpeg", true),
  /** A picture, perhaps a moving one. */
  GIF("image/gif", true),
  /** A picture. */
  WEBP("image/webp", true),
  /** A document. */
  PDF("application/pdf", false),
  /** Several files in one; many programs' documents are that too. */
  ZIP("application/zip", false),
  /** UTF-8 without control characters, whatever language it is written in. */
  TEXT("text/plain; charset=utf-8", false);

  private final String mediaType;
  private final boolean isPicture;

  FileType(String mediaType, boolean isPicture) {
    this.mediaType = mediaType;
    this.isPicture = isPicture;
  }

  /** As in a {@code Content-Type}. */
  public String mediaType() {
    return mediaType;
  }

  /** Whether a browser may show it in its place. */
  public boolean isPicture() {
    return isPicture;
  }

  /** What these bytes are; empty for what is not taken. */
  public static Optional<FileType> of(byte[] content) {
    if (begins(content, 0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (begins(content, 0, "\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (begins(content, 0, "GIF87a") || begins(content, 0, "GIF89a")) {
      return Optional.of(GIF);
    }
    if (begins(content, 0, "RIFF") && begins(content, 8, "WEBPVP8")) {
      return Optional.of(WEBP);
    }
    if (begins(content, 0, "%PDF-")) {
      return Optional.of(PDF);
    }
    if (begins(content, 0, "PK\u0003\u0004")) {
      return Optional.of(ZIP);
    }
    return isText(content) ? Optional.of(TEXT) : Optional.empty();
  }

  private static boolean begins(byte[] content, int at, String magic) {
    byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
    int end = at + wanted.length;
    return content.length >= end && Arrays.equals(content, at, end, wanted, 0, wanted.length);
  }

  private static boolean isText(byte[] content) {
    try {
      return content.length > 0
          && StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(content))
              .chars()
              .noneMatch(c -> Character.isISOControl(c) && "\t\n\r\f".indexOf(c) < 0);
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
