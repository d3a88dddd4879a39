package org.chatsystem.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameWriterTest {
  private final FrameWriter writer = new FrameWriter(new SplittableRandom(1));
  private final ByteBuffer buffer = ByteBuffer.allocate(70_000);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 9, 125, 126, 4_001, 65_535})
  void masksSoThatTheServerReadsTheSame(int length) {
    byte[] payload = new byte[length];
    new SplittableRandom(length).nextBytes(payload);
    writer.write(FrameWriter.TEXT, payload, 0, length, buffer);
    buffer.flip();
    assertThat(buffer.get()).isEqualTo((byte) 0x81);
    assertThat(lengthOf(buffer)).isEqualTo(length);
    assertThat(unmasked(length)).isEqualTo(payload);
  }

  @Test
  void takesANewKeyForEachFrame() {
    var keys = new HashSet<Integer>();
    for (int i = 0; i < 100; i++) {
      buffer.clear();
      writer.write(FrameWriter.PONG, new byte[3], 0, 3, buffer);
      keys.add(buffer.getInt(2));
    }
    assertThat(keys).hasSizeGreaterThan(95);
  }

  private static int lengthOf(ByteBuffer buffer) {
    int second = buffer.get() & 0xff;
    assertThat(second).as("masked").isGreaterThanOrEqualTo(0x80);
    return second == 0xfe ? buffer.getShort() & 0xffff : second - 0x80;
  }

  private byte[] unmasked(int length) {
    byte[] key = new byte[4];
    buffer.get(key);
    byte[] payload = new byte[length];
    buffer.get(payload);
    for (int i = 0; i < length; i++) {
      payload[i] ^= key[i % 4];
    }
    assertThat(buffer.hasRemaining()).isFalse();
    return payload;
  }
}
