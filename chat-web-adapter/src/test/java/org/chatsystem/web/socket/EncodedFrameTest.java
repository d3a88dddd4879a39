package org.chatsystem.web.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedFrameTest {
  @ParameterizedTest
  @CsvSource({
    "0, 8100",
    "125, 817d",
    "126, 817e007e",
    "32768, 817e8000",
    "65535, 817effff",
    "65536, 817f0000000000010000"
  })
  void standsOnTheWireAsTheProtocolHasIt(int length, String header) {
    byte[] payload = new byte[length];
    Arrays.fill(payload, (byte) 'x');
    var frame = new EncodedFrame(payload, false);

    byte[] wire = new byte[frame.size()];
    frame.copyTo(ByteBuffer.wrap(wire));
    assertThat(HexFormat.of().formatHex(wire, 0, wire.length - length)).isEqualTo(header);
    assertThat(RecordingLink.payload(frame)).isEqualTo(ByteBuffer.wrap(payload));
  }
}
