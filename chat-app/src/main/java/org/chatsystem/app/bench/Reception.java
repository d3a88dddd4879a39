package org.chatsystem.app.bench;

/**
 * What one connection gets of one room. Whatever is not the next of its lane, or has an id that
 * does not grow, is counted at once.
 */
final class Reception {
  private final Room room;
  private final Client reader;
  private final Series series;
  private final IdOrder ids = new IdOrder();
  private final Tally tally;

  Reception(Room room, Client reader, int lanes, Tally tally) {
    this.room = room;
    this.reader = reader;
    this.series = new Series(lanes);
    this.tally = tally;
  }

  Room room() {
    return room;
  }

  /** Takes a message; false if it was not to come, or not again. */
  boolean take(byte[] bytes, int from, int marker) {
    Lane lane = room.lane(Marker.lane(bytes, marker));
    int number = Marker.number(bytes, marker);
    if (lane == null || lane.sender() == reader || number < 1 || number > lane.sent()) {
      tally.misdelivered++;
      return false;
    }
    Series.Arrival arrival = series.note(lane.index(), number);
    if (arrival == Series.Arrival.DOUBLED) {
      tally.doubled++;
      return false;
    }
    boolean grows = ids.grows(bytes, from, marker);
    if (arrival == Series.Arrival.LATE || !grows) {
      tally.disordered++;
    }
    return true;
  }

  /** How many messages have not come, of those that were stored. */
  long lost() {
    long lost = 0;
    for (Lane each : room.lanes()) {
      if (each.sender() != reader) {
        lost += Math.max(0, series.missing(each.index(), each.sent()) - each.refused());
      }
    }
    return lost;
  }
}
