package org.chatsystem.core.model;

import java.util.Arrays;

/** The bytes of a file. Nobody changes them once they are here. */
public final class FileContent {
  private final byte[] bytes;

  /**
   * Takes the array over instead of a copy, as it may be large.
   *
   * @param bytes not to be changed any more
   */
  public FileContent(byte[] bytes) {
    this.bytes = bytes;
  }

  /** How many there are. */
  public int size() {
    return bytes.length;
  }

  /** The bytes themselves, not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FileContent content && Arrays.equals(content.bytes, bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
