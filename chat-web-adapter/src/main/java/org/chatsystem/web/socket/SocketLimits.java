package org.chatsystem.web.socket;

import java.time.Duration;
import org.chatsystem.web.wire.NoticeFrames;

/**
 * The times of a connection.
 *
 * @param auth how long a client may take to say who it is
 * @param grace how long a connection outlives its token
 * @param heartbeat how often a client is pinged; no byte from it in two of them, and it is taken
 *     for dead
 * @param goodbye how long a close frame may take to be answered before the socket is cut
 * @param tick how often all this is looked at
 */
public record SocketLimits(
    Duration auth, Duration grace, Duration heartbeat, Duration goodbye, Duration tick) {

  /** What clients are told in the API documents. */
  public static final SocketLimits STANDARD =
      new SocketLimits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(NoticeFrames.HEARTBEAT_SECONDS),
          Duration.ofSeconds(2),
          Duration.ofSeconds(1));
}
