package org.chatsystem.web.socket;

import java.util.List;

/**
 * The socket of one connection, as far as it is written to and watched. No method blocks or throws.
 */
interface Link {
  /** Told how a write went that was not done at once. */
  interface Written {
    void succeeded();

    /** The socket is of no use any more. */
    void failed();

    /**
     * A close frame has been written, which nothing may follow: the other side has said goodbye.
     */
    void tooLate();
  }

  /** The most bytes that should be written in one go, if they are several frames. */
  int BATCH_BYTES = 32 * 1024;

  /**
   * Writes whole frames in one go: several, which are no more than {@link #BATCH_BYTES} together,
   * or one of any size. Keeps nothing of the list. Not called again before this write is done.
   *
   * @param later told once, perhaps before this returns, if it returns {@code false}
   * @return whether the write is done already, and well
   */
  boolean write(List<EncodedFrame> frames, Written later);

  /** Lets the next frame come: once for each that came, and once when the socket is open. */
  void readOn();

  /** What comes from now on is handled without waiting for anything. */
  void isReadPromptly();

  /** Asks the other side for a sign of life. */
  void ping();

  /** How many bytes have come from the other side, pongs included. */
  long bytesReceived();

  /** Says goodbye. */
  void close(CloseCode code);

  /** Ends the connection without a word. */
  void cut();
}
