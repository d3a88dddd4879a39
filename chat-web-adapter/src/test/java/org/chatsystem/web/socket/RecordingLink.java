package org.chatsystem.web.socket;

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

  @Override
  public void write(List<EncodedFrame> frames, Written written) {
    writes.add(frames.stream().map(RecordingLink::text).toList());
    if (stalled) {
      pending.add(written);
    } else {
      written.succeeded();
    }
  }

  private static String text(EncodedFrame frame) {
    return StandardCharsets.UTF_8.decode(frame.view()).toString();
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
