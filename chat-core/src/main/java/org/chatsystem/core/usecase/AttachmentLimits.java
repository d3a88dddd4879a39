package org.chatsystem.core.usecase;

import java.time.Duration;
import org.chatsystem.core.port.out.Attachments;
import org.chatsystem.core.port.out.Retention;

/**
 * How much may be attached, and for how long it is kept.
 *
 * @param most the largest size of one, in bytes; 0 if nothing may be attached
 * @param perDay how many bytes one user may upload a day
 * @param room how many bytes may be kept in all
 * @param kept how long what was sent is kept
 */
public record AttachmentLimits(int most, int perDay, long room, Duration kept) {
  private static final int MEGABYTE = 1 << 20;

  /** 1 MiB each, 20 MiB a day, 64 MiB in all, as long as messages are kept. */
  public static final AttachmentLimits STANDARD =
      of(MEGABYTE, 20 * MEGABYTE, 64L * MEGABYTE, Retention.DEFAULT);

  /** Nothing may be attached. */
  public static final AttachmentLimits OFF = of(0, 0, 0, Retention.DEFAULT);

  /** Refuses what makes no sense. */
  public AttachmentLimits {
    if (most < 0 || perDay < most || room < most || kept.isNegative() || kept.isZero()) {
      throw new IllegalArgumentException("a day and the room are for one attachment at least");
    }
  }

  /**
   * As long as messages are, and a while longer: the message begins a moment after its attachments
   * were claimed, and nothing is to be gone that it still shows.
   */
  public static AttachmentLimits of(int most, int perDay, long room, Retention retention) {
    return new AttachmentLimits(most, perDay, room, retention.age().plus(Attachments.UNSENT));
  }
}
