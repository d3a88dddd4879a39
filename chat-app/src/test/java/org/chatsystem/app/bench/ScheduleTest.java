package org.chatsystem.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final long START = 1_000;
  private final Schedule schedule = new Schedule(START, 2_000);

  @Test
  void isEven() {
    assertThat(schedule.take()).isEqualTo(START);
    assertThat(schedule.take()).isEqualTo(START + 500_000);
    assertThat(schedule.due()).isEqualTo(START + 1_000_000);
  }

  @Test
  void doesNotDriftAtRatesThatDoNotDivideASecond() {
    var thirds = new Schedule(0, 3);
    for (int i = 0; i < 3_000; i++) {
      thirds.take();
    }
    assertThat(thirds.due()).isEqualTo(1_000_000_000_000L);
  }
}
