package org.chatsystem.app.bench;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Keeps a fixed number of messages in flight in each room: whenever one is answered, the next one
 * leaves. After a refusal it waits a moment, so that a limit is not hammered at.
 */
final class ClosedLoop implements Drive {
  private static final long PAUSE_NANOS = 50_000_000;

  private record Paused(Room room, long until) {}

  private final List<Room> rooms;
  private final int window;
  private final Queue<Paused> paused = new ArrayDeque<>();
  private boolean started;

  ClosedLoop(List<Room> rooms, int window) {
    this.rooms = rooms;
    this.window = window;
  }

  @Override
  public long turn(long nanos) {
    if (!started) {
      started = true;
      rooms.forEach(this::fill);
    }
    while (!paused.isEmpty() && paused.peek().until() <= nanos) {
      paused.poll().room().sendNext(System.nanoTime());
    }
    return paused.isEmpty() ? Task.WHENEVER : paused.peek().until();
  }

  @Override
  public void answered(Room room, boolean stored, long nanos) {
    if (stored) {
      room.sendNext(System.nanoTime());
    } else {
      paused.add(new Paused(room, nanos + PAUSE_NANOS));
    }
  }

  private void fill(Room room) {
    for (int i = 0; i < window; i++) {
      room.sendNext(System.nanoTime());
    }
  }
}
