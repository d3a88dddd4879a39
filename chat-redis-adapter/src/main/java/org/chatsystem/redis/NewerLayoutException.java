package org.chatsystem.redis;

/**
 * A Redis was last written by a newer build, which lays its keys out in a way that this one does
 * not know. Nothing has been changed there.
 */
public final class NewerLayoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NewerLayoutException(String prefix, String found, int known) {
    super(
        "the keys under %s in Redis have layout %s, this build knows up to %d: use a newer build"
            .formatted(prefix, found, known));
  }
}
