package org.chatsystem.app.bench;

/** Fills a room with so many messages, and is done when each has its answer. */
final class Seeding implements Task, ClientListener {
  private static final int IN_FLIGHT = 64;

  private final Room room;
  private final int wanted;
  private int sent;
  private int answered;
  private boolean broken;

  Seeding(Room room, int wanted) {
    this.room = room;
    this.wanted = wanted;
  }

  @Override
  public long turn(long nanos) {
    while (sent < wanted && sent - answered < IN_FLIGHT) {
      room.sendNext(nanos);
      sent++;
    }
    return WHENEVER;
  }

  @Override
  public boolean isDone() {
    return broken || answered == wanted;
  }

  @Override
  public void answered(Lane lane, boolean stored, long stamp, long nanos) {
    answered++;
    broken |= !stored;
  }

  @Override
  public void lost(Client client) {
    broken = true;
  }

  @Override
  public void welcomed(Client client, long nanos) {
    // it was welcomed before
  }

  @Override
  public void delivered(Room from, long stamp, long nanos) {
    // the one who sends is alone here
  }

  boolean isBroken() {
    return broken;
  }
}
