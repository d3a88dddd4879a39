package org.chatsystem.web.socket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A socket that notes what is written, and tells of it at once or when it is let. */
final class RecordingLink implements Link {
  final List<List<String>> writes = new ArrayList<>();
  final Deque<Written> pending = new ArrayDeque<>();
  boolean stalled;
  CloseCode closed;
  boolean cut;
  boolean prompt;
  int reads;

  @Override
  public boolean write(List<EncodedFrame> frames, Written later) {
    writes.add(frames.stream().map(RecordingLink::text).toList());
    if (stalled) {
      pending.add(later);
    }
    return !stalled;
  }

  private static String text(EncodedFrame frame) {
    return StandardCharsets.UTF_8.decode(payload(frame)).toString();
  }

  /** What is behind the header. */
  static ByteBuffer payload(EncodedFrame frame) {
    ByteBuffer wire = frame.view();
    int longer =
        switch (wire.get(1)) {
          case 126 -> Short.BYTES;
          case 127 -> Long.BYTES;
          default -> 0;
        };
    return wire.position(2 + longer).slice();
  }

  @Override
  public void readOn() {
    reads++;
  }

  @Override
  public void isReadPromptly() {
    prompt = true;
  }

  @Override
  public void ping() {}

  @Override
  public long bytesReceived() {
    return 0;
  }

  @Override
  public void close(CloseCode code) {
    closed = code;
  }

  @Override
  public void cut() {
    cut = true;
  }
}
