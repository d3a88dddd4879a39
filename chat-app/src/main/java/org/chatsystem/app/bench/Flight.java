package org.chatsystem.app.bench;

/**
 * How much of one room is on its way: a message is in flight until its sender has the answer and
 * all who are to hear it have it. By the answer alone a server that acks faster than it delivers
 * would be flooded, and the loop would not be closed.
 */
final class Flight {
  private final Room room;
  private final int window;
  private long answered;
  private long delivered;
  private long sent;

  Flight(Room room, int window) {
    this.room = room;
    this.window = window;
  }

  void answered() {
    answered++;
    fill();
  }

  /** A refused message is delivered to nobody, and that is all there will be of it. */
  void refused() {
    answered++;
    delivered += room.listeners();
    fill();
  }

  void delivered() {
    delivered++;
    if (delivered % room.listeners() == 0) {
      fill();
    }
  }

  void fill() {
    long done = Math.min(answered, delivered / room.listeners());
    for (; sent < done + window; sent++) {
      room.sendNext(System.nanoTime());
    }
  }
}
