package org.chatsystem.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeterTest {
  private final Meter meter = new Meter();

  MeterTest() {
    meter.measure(1_000, 2_000);
  }

  @Test
  void countsWhatArrivesWithinTheMeasurement() {
    meter.delivered(900, 999);
    meter.delivered(900, 1_000);
    meter.delivered(1_500, 1_999);
    meter.delivered(1_500, 2_000);
    assertThat(meter.delivered()).isEqualTo(2);
  }

  @Test
  void countsTheLatencyOfWhatWasDueWithinItHoweverLateItComes() {
    meter.acked(900, 1_500);
    meter.acked(1_999, 900_001_999);
    meter.acked(2_000, 2_001);
    assertThat(meter.ackLatency().getTotalCount()).isEqualTo(1);
    assertThat(meter.ackLatency().getMaxValue()).isBetween(899_000_000L, 901_000_000L);
  }
}
