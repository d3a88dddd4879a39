package org.chatsystem.core.model;

/**
 * What a message carries besides its text. The message holds this, its bytes are kept elsewhere
 * under the id, for as long as the message is there.
 *
 * @param id names it
 * @param name what it is called when it is saved
 * @param type what its bytes are
 * @param size how many there are
 */
public record Attachment(AttachmentId id, FileName name, FileType type, int size) {
  /** How many one message carries at most. */
  public static final int MAX_PER_MESSAGE = 5;

  private static final int LEAST_WEIGHT = 4_096;

  /** What it counts where space is limited: its size, but no less than a block of a disk. */
  public int weight() {
    return weightOf(size);
  }

  /** What one of this size weighs. */
  public static int weightOf(int size) {
    return Math.max(size, LEAST_WEIGHT);
  }
}
