package org.chatsystem.app.bench;

import java.util.List;

/** Sends at a fixed rate, over all rooms in turn, whatever the server makes of it. */
final class OpenLoop implements Drive {
  private final List<Room> rooms;
  private final Schedule schedule;
  private int turn;

  OpenLoop(List<Room> rooms, Schedule schedule) {
    this.rooms = rooms;
    this.schedule = schedule;
  }

  @Override
  public long turn(long nanos) {
    while (schedule.due() <= nanos) {
      rooms.get(turn).sendNext(schedule.take());
      turn = turn + 1 == rooms.size() ? 0 : turn + 1;
    }
    return schedule.due();
  }

  @Override
  public void answered(Room room, boolean stored, long nanos) {
    // the schedule alone says when the next one leaves
  }

  @Override
  public void delivered(Room room) {
    // the same
  }
}
