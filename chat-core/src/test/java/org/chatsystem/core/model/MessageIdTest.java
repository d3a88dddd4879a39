package org.chatsystem.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdTest {
  @ParameterizedTest
  @ValueSource(strings = {"0-0", "1763818080123-57", "999999999999999999-999999999999999999"})
  void readsWhatItWrites(String text) {
    assertThat(MessageId.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "-",
        "1",
        "1-",
        "-1",
        "--1",
        "1--1",
        "1-1-1",
        "1-+1",
        " 1-1",
        "1-1 ",
        "1.0-1",
        "a-1",
        "1-\u0661",
        "1000000000000000000-1",
        "1-1000000000000000000"
      })
  void refusesEverythingElse(String text) {
    assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> MessageId.parse(text));
  }

  @Test
  void sortsByTimeThenNumber() {
    var id = new MessageId(1_000, 10);
    assertThat(id.isAfter(new MessageId(999, 11))).isTrue();
    assertThat(id.isAfter(new MessageId(1_000, 9))).isTrue();
    assertThat(id.isAfter(id)).isFalse();
    assertThat(id.isAfter(new MessageId(1_001, 1))).isFalse();
    assertThat(id.isAfter(MessageId.NONE)).isTrue();
  }

  @Test
  void tellsItsTime() {
    Instant time = Instant.parse("2026-11-22T13:28:00.123Z");
    assertThat(new MessageId(time.toEpochMilli(), 5).sentAt()).isEqualTo(time);
    assertThat(MessageId.startOf(time)).isEqualTo(new MessageId(time.toEpochMilli(), 0));
    assertThat(MessageId.startOf(Instant.EPOCH.minusSeconds(1))).isEqualTo(MessageId.NONE);
  }

  @Test
  void isNeverNegative() {
    assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new MessageId(-1, 0));
    assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new MessageId(0, -1));
  }

  @Test
  void hasNeighbours() {
    var id = new MessageId(5, 1);
    assertThat(id.next().previous()).isEqualTo(id);
    assertThat(id.previous()).isEqualTo(new MessageId(5, 0));
    MessageId last = id.previous().previous();
    assertThat(last.millis()).isEqualTo(4);
    assertThat(MessageId.parse(last.toString())).isEqualTo(last);
  }
}
