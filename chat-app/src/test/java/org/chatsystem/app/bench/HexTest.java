package org.chatsystem.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HexTest {
  private final byte[] bytes = Bytes.of("?".repeat(20));

  @ParameterizedTest
  @ValueSource(longs = {0, 9, 10, 15, 0x0123456789abcdefL, Long.MAX_VALUE, -1, Long.MIN_VALUE})
  void readsALongAsItWasWritten(long number) {
    Hex.write(bytes, 2, Hex.LONG_DIGITS, number);
    assertThat(Bytes.text(bytes, 2, 18)).isEqualTo(String.format("%016x", number));
    assertThat(Hex.readLong(bytes, 2)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 0x12ab90ef, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
  void readsAnIntAsItWasWritten(int number) {
    Hex.write(bytes, 3, Hex.INT_DIGITS, number);
    assertThat(Hex.readInt(bytes, 3)).isEqualTo(number);
  }
}
