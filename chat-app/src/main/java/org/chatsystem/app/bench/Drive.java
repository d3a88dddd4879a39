package org.chatsystem.app.bench;

/** Decides when the next message leaves. */
interface Drive {
  /**
   * Sends what is due.
   *
   * @return when something is due next, or {@link Task#WHENEVER}
   */
  long turn(long nanos);

  /** A message of this room has its answer; it was stored, or it was refused. */
  void answered(Room room, boolean stored, long nanos);

  /** One of those who are to hear a message of this room has it. */
  void delivered(Room room);
}
