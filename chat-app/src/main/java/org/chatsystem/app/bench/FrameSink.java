package org.chatsystem.app.bench;

/** Takes the frames of one connection; the bytes are good during the call only. */
interface FrameSink {
  void text(byte[] bytes, int from, int to);

  void ping(byte[] bytes, int from, int to);

  /** The other side closes, for this reason; 1005 if it gave none. */
  void close(int code);
}
