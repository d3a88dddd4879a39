package org.chatsystem.app.bench;

/** What went wrong, counted over a whole run, from the first message to the end of the drain. */
final class Tally {
  long lost;
  long doubled;
  long disordered;
  long misdelivered;
  long refused;
  long unanswered;
  long disconnected;
  String firstRefusal = "";
  String firstDisconnect = "";

  /** Whether each message reached whom it was for, once and in order, and nobody else. */
  boolean isClean() {
    return lost + doubled + disordered + misdelivered + unanswered + disconnected == 0;
  }
}
