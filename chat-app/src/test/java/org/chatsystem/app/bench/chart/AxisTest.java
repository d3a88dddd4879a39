package org.chatsystem.app.bench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void aLinearOneBeginsAtNothingAndEndsRound() {
    Axis axis = Axis.of(Scale.LINEAR, List.of(640_000.0, 910_000.0));
    assertThat(axis.marks())
        .containsExactly(0.0, 200_000.0, 400_000.0, 600_000.0, 800_000.0, 1_000_000.0);
    assertThat(axis.place(0)).isZero();
    assertThat(axis.place(500_000)).isEqualTo(0.5);
    assertThat(axis.place(1_000_000)).isEqualTo(1);
  }

  @Test
  void aLogarithmicOneHasDecadesAndEndsRound() {
    Axis axis = Axis.of(Scale.LOG, List.of(100.0, 19_000.0));
    assertThat(axis.marks()).containsExactly(100.0, 1_000.0, 10_000.0, 20_000.0);
    assertThat(axis.place(100)).isZero();
    assertThat(axis.place(10_000)).isCloseTo(2 * axis.place(1_000), within(1e-9));
    assertThat(axis.place(20_000)).isEqualTo(1);
  }

  @Test
  void aShortLogarithmicOneHasMarksBetween() {
    Axis axis = Axis.of(Scale.LOG, List.of(0.3, 2.0));
    assertThat(axis.marks()).containsExactly(0.1, 0.2, 0.5, 1.0, 2.0);
  }

  @Test
  void hasAMarkForEachStep() {
    Axis axis = Axis.of(Scale.STEPS, List.of(1.0, 4.0, 2.0));
    assertThat(axis.marks()).containsExactly(1.0, 2.0, 3.0, 4.0);
    assertThat(axis.place(2)).isCloseTo(1 / 3.0, within(1e-9));
  }

  @Test
  void hasAPlaceForNothingAndForASingleValue() {
    assertThat(Axis.of(Scale.LOG, List.of(0.0, 5.0)).place(0)).isZero();
    assertThat(Axis.of(Scale.LOG, List.of(10.0)).place(10)).isZero();
    assertThat(Axis.of(Scale.STEPS, List.of(3.0)).place(3)).isZero();
    assertThat(Axis.of(Scale.LINEAR, List.of(0.0)).place(0)).isZero();
    assertThat(Axis.of(Scale.LINEAR, List.of()).place(0)).isZero();
  }
}
