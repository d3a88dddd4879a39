package org.chatsystem.core.desk;

import java.time.Duration;

/**
 * The bounds and times of a delivery desk.
 *
 * @param shards how many threads deliver; each conversation belongs to one of them
 * @param queuedEvents how many events wait for one shard at most; what does not fit is read from
 *     the log later
 * @param heldEvents how many live events of one conversation (or of one connection that catches up)
 *     wait while the log is read; when there are more, the log is read once again instead
 * @param replay how many messages of one conversation are replayed to one connection at most
 * @param readers how many threads read the store for the desk
 * @param sweep how often the heads of the local conversations are compared with the log, and local
 *     sessions are checked
 * @param retry how soon a failed read is tried again
 * @param offlineAfter how long someone may be gone before the others are told
 */
public record DeskLimits(
    int shards,
    int queuedEvents,
    int heldEvents,
    int replay,
    int readers,
    Duration sweep,
    Duration retry,
    Duration offlineAfter) {

  /** What suits a server: one shard per processor. */
  public static DeskLimits standard() {
    return new DeskLimits(
        Runtime.getRuntime().availableProcessors(),
        65_536,
        256,
        500,
        16,
        Duration.ofSeconds(30),
        Duration.ofMillis(500),
        Duration.ofSeconds(2));
  }
}
