package org.chatsystem.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Figure RATE = Figure.DELIVERIES.get(0);
  private static final Figure TAIL = Figure.LATENCIES.get(1);

  private final Comparison comparison = new Comparison(List.of("ours", "theirs"));

  @Test
  void tellsMediansAndHowTheFirstStandsToTheOthers() {
    add(Workload.GROUP, RATE, "ours", 100, 900, 300);
    add(Workload.GROUP, RATE, "theirs", 400, 200, 500, 100);
    add(Workload.DM_EVEN, TAIL, "ours", 1.5);
    add(Workload.DM_EVEN, TAIL, "theirs", 3);
    assertThat(comparison.markdown())
        .isEqualTo(
            """
            | workload | ours | theirs | ratio |
            | --- | ---: | ---: | ---: |
            | 10 groups of 100, window 8: deliveries/s | 300 | 300 | 1.00 |
            | dm at 2,000/s: p99, ms | 1.50 | 3.00 | 0.50 |
            """);
  }

  @Test
  void leavesRoomForWhatIsMissing() {
    add(Workload.GROUP, RATE, "theirs", 1_000_000);
    add(Workload.GROUP, RATE, "ours", Double.NaN);
    assertThat(comparison.markdown().lines().skip(2))
        .containsExactly("| 10 groups of 100, window 8: deliveries/s | – | 1,000,000 | – |");
  }

  @Test
  void keepsEachValue() {
    add(Workload.DM_EVEN, TAIL, "ours", 1.5, 0.25);
    assertThat(comparison.csv())
        .isEqualTo(
            """
            workload,figure,server,value
            DM_EVEN,"p99, ms","ours",1.500
            DM_EVEN,"p99, ms","ours",0.250
            """);
  }

  private void add(Workload workload, Figure figure, String server, double... values) {
    for (double each : values) {
      comparison.add(workload, figure, server, each);
    }
  }
}
