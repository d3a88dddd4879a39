package org.chatsystem.web.socket;

import java.time.Instant;

/** What the clock says about one connection. Used by one thread. */
final class Vitals {
  /** What is due. */
  enum Action {
    NOTHING,
    /** To be asked for a sign of life. */
    PING,
    /** Has not said who it is. */
    SILENT,
    /** Its token is worth nothing any more. */
    EXPIRED,
    /** Gives no sign of life. */
    DEAD,
    /** Does not answer the goodbye. */
    CUT
  }

  private final SocketLimits limits;
  private final Instant openedAt;
  private Instant lastBeat;
  private Instant goodbye;
  private long bytesAtLastBeat;
  private int silentBeats;

  Vitals(SocketLimits limits, Instant openedAt) {
    this.limits = limits;
    this.openedAt = openedAt;
    this.lastBeat = openedAt;
  }

  /**
   * Tells what is due now.
   *
   * @param expiresAt when its token does; {@code null} while it has not said who it is
   */
  Action check(Instant now, Instant expiresAt, boolean ending, long bytesReceived) {
    if (ending) {
      goodbye = goodbye == null ? now : goodbye;
      return now.isBefore(goodbye.plus(limits.goodbye())) ? Action.NOTHING : Action.CUT;
    }
    if (expiresAt == null) {
      return now.isBefore(openedAt.plus(limits.auth())) ? Action.NOTHING : Action.SILENT;
    }
    if (now.minus(limits.grace()).isAfter(expiresAt)) {
      return Action.EXPIRED;
    }
    return now.isBefore(lastBeat.plus(limits.heartbeat()))
        ? Action.NOTHING
        : beat(now, bytesReceived);
  }

  private Action beat(Instant now, long bytesReceived) {
    lastBeat = now;
    silentBeats = bytesReceived == bytesAtLastBeat ? silentBeats + 1 : 0;
    bytesAtLastBeat = bytesReceived;
    return silentBeats >= 2 ? Action.DEAD : Action.PING;
  }
}
