package org.chatsystem.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeriesTest {
  private final Series series = new Series(2);

  @Test
  void isContentWithOneTwoThree() {
    assertThat(note(0, 1, 2, 3)).containsOnly(Series.Arrival.IN_ORDER);
    assertThat(series.missing(0, 3)).isZero();
  }

  @Test
  void findsALostMessage() {
    note(0, 1, 3);
    assertThat(series.missing(0, 3)).isEqualTo(1);
  }

  @Test
  void findsALostEnd() {
    note(0, 1, 2);
    assertThat(series.missing(0, 5)).isEqualTo(3);
  }

  @Test
  void findsADoubledMessage() {
    assertThat(note(0, 1, 2, 2))
        .containsExactly(Series.Arrival.IN_ORDER, Series.Arrival.IN_ORDER, Series.Arrival.DOUBLED);
    assertThat(series.missing(0, 2)).isZero();
  }

  @Test
  void findsSwappedMessages() {
    assertThat(note(0, 1, 3, 2, 4))
        .containsExactly(
            Series.Arrival.IN_ORDER,
            Series.Arrival.IN_ORDER,
            Series.Arrival.LATE,
            Series.Arrival.IN_ORDER);
    assertThat(series.missing(0, 4)).isZero();
  }

  @Test
  void findsALateMessageThatComesTwice() {
    assertThat(note(0, 2, 1, 1)).endsWith(Series.Arrival.LATE, Series.Arrival.DOUBLED);
  }

  @Test
  void keepsLanesApart() {
    note(0, 1, 2);
    note(1, 1);
    assertThat(series.missing(0, 2)).isZero();
    assertThat(series.missing(1, 2)).isEqualTo(1);
  }

  private Series.Arrival[] note(int lane, int... numbers) {
    return java.util.Arrays.stream(numbers)
        .mapToObj(number -> series.note(lane, number))
        .toArray(Series.Arrival[]::new);
  }
}
