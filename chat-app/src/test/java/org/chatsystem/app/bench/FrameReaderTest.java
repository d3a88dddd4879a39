package org.chatsystem.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
  private final Heard heard = new Heard();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 131_072})
  void readsFramesOfEachLength(int length) throws ProtocolFault {
    byte[] bytes = frame(0x81, "a".repeat(length));
    assertThat(FrameReader.read(bytes, 0, bytes.length, heard)).isEqualTo(bytes.length);
    assertThat(heard.texts).containsExactly("a".repeat(length));
  }

  @Test
  void readsTheSameHoweverTheBytesAreCut() throws ProtocolFault {
    byte[] bytes = join(frame(0x81, "one"), frame(0x89, "?"), frame(0x81, "2".repeat(300)));
    for (int cut = 0; cut <= bytes.length; cut++) {
      var each = new Heard();
      int used = FrameReader.read(bytes, 0, cut, each);
      assertThat(used).isLessThanOrEqualTo(cut);
      assertThat(FrameReader.read(bytes, used, bytes.length, each)).isEqualTo(bytes.length);
      assertThat(each.texts).containsExactly("one", "2".repeat(300));
      assertThat(each.pings).containsExactly("?");
    }
  }

  @Test
  void tellsTheCloseCode() throws ProtocolFault {
    byte[] bytes = {(byte) 0x88, 2, 0x11, (byte) 0x94};
    FrameReader.read(bytes, 0, bytes.length, heard);
    assertThat(heard.codes).containsExactly(4500);
  }

  @Test
  void tellsThatACloseHasNoCode() throws ProtocolFault {
    FrameReader.read(new byte[] {(byte) 0x88, 0}, 0, 2, heard);
    assertThat(heard.codes).containsExactly(1005);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x01, 0x80, 0x82, 0xc1})
  void refusesWhatIsNotWholeText(int first) {
    byte[] bytes = frame(first, "x");
    assertThatThrownBy(() -> FrameReader.read(bytes, 0, bytes.length, heard))
        .isInstanceOf(ProtocolFault.class);
  }

  @Test
  void refusesMaskedAndEndlessFrames() {
    byte[] masked = {(byte) 0x81, (byte) 0x81, 0, 0, 0, 0, 'x'};
    assertThatThrownBy(() -> FrameReader.read(masked, 0, 7, heard))
        .isInstanceOf(ProtocolFault.class);
    byte[] endless = {(byte) 0x81, 127, -1, -1, -1, -1, -1, -1, -1, -1};
    assertThatThrownBy(() -> FrameReader.read(endless, 0, 10, heard))
        .isInstanceOf(ProtocolFault.class);
  }

  private static byte[] frame(int first, String payload) {
    int length = payload.length();
    var bytes = new ByteArrayOutputStream();
    bytes.write(first);
    if (length < 126) {
      bytes.write(length);
    } else if (length < 65_536) {
      bytes.write(126);
      bytes.write(length >> 8);
      bytes.write(length);
    } else {
      bytes.write(127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        bytes.write((int) ((long) length >> shift));
      }
    }
    bytes.writeBytes(Bytes.of(payload));
    return bytes.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    var bytes = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }

  /** Keeps what it hears. */
  private static final class Heard implements FrameSink {
    final List<String> texts = new ArrayList<>();
    final List<String> pings = new ArrayList<>();
    final List<Integer> codes = new ArrayList<>();

    @Override
    public void text(byte[] bytes, int from, int to) {
      texts.add(Bytes.text(bytes, from, to));
    }

    @Override
    public void ping(byte[] bytes, int from, int to) {
      pings.add(Bytes.text(bytes, from, to));
    }

    @Override
    public void close(int code) {
      codes.add(code);
    }
  }
}
