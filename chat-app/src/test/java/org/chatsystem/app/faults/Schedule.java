package org.chatsystem.app.faults;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Draws one fault after the other: every kind once, in an order that the seed decides, then every
 * kind once again.
 */
final class Schedule {
  private final Stage stage;
  private final Map<Fault, Integer> done = new EnumMap<>(Fault.class);
  private final Deque<Fault> bag = new ArrayDeque<>();

  Schedule(Stage stage) {
    this.stage = stage;
  }

  /** Goes on for so long; returns how often it did what. */
  Map<Fault, Integer> run(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() - end < 0) {
      stage.pause(200, 2_000);
      Fault fault = draw();
      fault.provoke(stage);
      done.merge(fault, 1, Integer::sum);
    }
    return done;
  }

  private Fault draw() {
    if (bag.isEmpty()) {
      var kinds = new ArrayList<>(List.of(Fault.values()));
      Collections.shuffle(kinds, stage.random());
      bag.addAll(kinds);
    }
    return bag.poll();
  }
}
