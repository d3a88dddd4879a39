package org.chatsystem.app.bench;

/** Hears what happens to the connections of a run, on the loop's thread. */
interface ClientListener {
  /** The server has let it in. */
  void welcomed(Client client, long nanos);

  /** A message that this connection was to get has come, for the first time. */
  void delivered(Room room, long stamp, long nanos);

  /** What this lane sent has its answer: it is stored, or it is refused. */
  void answered(Lane lane, boolean stored, long stamp, long nanos);

  /** It has ended, though nobody here ended it. */
  void lost(Client client);
}
