package org.chatsystem.core.memory;

import java.time.Instant;
import org.chatsystem.core.port.out.Presence;

/** One node's lease: its connections count until it runs out. */
final class Lease {
  private volatile Instant end;

  Lease(Instant now) {
    renew(now);
  }

  void renew(Instant now) {
    end = now.plus(Presence.LEASE);
  }

  void giveBack(Instant now) {
    end = now;
  }

  /** When it runs out or has run out. */
  Instant end() {
    return end;
  }

  boolean hasRunOut(Instant now) {
    return !end.isAfter(now);
  }
}
