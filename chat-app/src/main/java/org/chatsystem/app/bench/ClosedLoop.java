package org.chatsystem.app.bench;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Keeps a fixed number of messages in flight in each room: whenever one has arrived, the next one
 * leaves. After a refusal it waits a moment, so that a limit is not hammered at.
 */
final class ClosedLoop implements Drive {
  private static final long PAUSE_NANOS = 50_000_000;

  private record Paused(Flight flight, long until) {}

  private final List<Flight> flights;
  private final Queue<Paused> paused = new ArrayDeque<>();
  private boolean started;

  /**
   * @param rooms each at the place of its index
   * @param window how much is in flight in each of them
   */
  ClosedLoop(List<Room> rooms, int window) {
    flights = rooms.stream().map(room -> new Flight(room, window)).toList();
  }

  @Override
  public long turn(long nanos) {
    if (!started) {
      started = true;
      flights.forEach(Flight::fill);
    }
    while (!paused.isEmpty() && paused.peek().until() <= nanos) {
      paused.poll().flight().refused();
    }
    return paused.isEmpty() ? Task.WHENEVER : paused.peek().until();
  }

  @Override
  public void answered(Room room, boolean stored, long nanos) {
    Flight flight = flights.get(room.index());
    if (stored) {
      flight.answered();
    } else {
      paused.add(new Paused(flight, nanos + PAUSE_NANOS));
    }
  }

  @Override
  public void delivered(Room room) {
    flights.get(room.index()).delivered();
  }
}
