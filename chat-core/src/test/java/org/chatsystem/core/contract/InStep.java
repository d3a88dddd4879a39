package org.chatsystem.core.contract;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;

/**
 * Has two threads do one round after the other, each round at the same moment. They spin rather
 * than sleep between rounds: a thread that has to be woken comes microseconds too late for a race.
 */
final class InStep {
  /** After so many turns the other one waits for a processor, perhaps for this one. */
  private static final int PATIENCE = 10_000;

  private final AtomicInteger arrived = new AtomicInteger();

  private InStep() {}

  /** How often each of the two said yes, in so many rounds. */
  static List<Integer> race(int rounds, IntPredicate one, IntPredicate other) {
    var step = new InStep();
    return Waiting.onAtOnce(2, i -> step.run(rounds, i == 0 ? one : other));
  }

  private int run(int rounds, IntPredicate task) {
    int yes = 0;
    for (int round = 0; round < rounds; round++) {
      meet(2 * (round + 1));
      yes += task.test(round) ? 1 : 0;
    }
    return yes;
  }

  private void meet(int all) {
    arrived.incrementAndGet();
    for (int turns = 0; arrived.get() < all && !Thread.currentThread().isInterrupted(); turns++) {
      if (turns < PATIENCE) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(1_000);
      }
    }
  }
}
