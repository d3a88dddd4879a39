package org.chatsystem.core.desk;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Many random schedules of everything at once: each connection has everything that is owed to it,
 * once and in order, and nothing else. A failure names its seed; {@code -Dchat.desk.seed=<n>} runs
 * that schedule alone, many times over, and {@code -Dchat.desk.schedules=<n>} runs more of them.
 */
class SchedulesTest {
  private static final int STEPS = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Test
  void deliversOnceAndInOrderWhateverHappens() {
    Long seed = Long.getLong("chat.desk.seed");
    int schedules = Integer.getInteger("chat.desk.schedules", 500);
    for (int i = 0; i < schedules; i++) {
      run(seed == null ? i : seed);
    }
  }

  private static void run(long seed) {
    try (var schedule = new Schedule(seed)) {
      Truth truth = schedule.run(STEPS);
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(1))
          .atMost(PATIENCE)
          .untilAsserted(truth::assertNothingLost);
      truth.assertNothingWrong();
    } catch (Throwable e) {
      throw new AssertionError("schedule with seed " + seed + ": " + e.getMessage(), e);
    }
  }
}
