package org.chatsystem.web.socket;

import java.util.function.Function;
import org.chatsystem.core.port.out.Notice;
import org.chatsystem.web.wire.Json;
import org.chatsystem.web.wire.NoticeFrames;

/** Makes frames of notices. */
final class FrameEncoder implements Function<Notice, EncodedFrame> {
  private final NoticeFrames frames;

  FrameEncoder(NoticeFrames frames) {
    this.frames = frames;
  }

  @Override
  public EncodedFrame apply(Notice notice) {
    boolean ephemeral =
        notice instanceof Notice.PresenceMoved
            || notice instanceof Notice.Typing
            || notice instanceof Notice.Receipted;
    return new EncodedFrame(Json.write(frames.of(notice)), ephemeral);
  }

  /** A frame that one connection alone gets. */
  static EncodedFrame encode(Object frame) {
    return new EncodedFrame(Json.write(frame), false);
  }
}
