package org.chatsystem.web.socket;

import java.util.List;

/**
 * The socket of one connection, as far as it is written to and watched. No method blocks or throws.
 */
interface Link {
  /** Told once how a write went, perhaps before {@link #write} returns. */
  interface Written {
    void succeeded();

    void failed();
  }

  /** Writes frames, in one go if it can. Not called again before the last write was told of. */
  void write(List<EncodedFrame> frames, Written written);

  /** Asks the other side for a sign of life. */
  void ping();

  /** How many bytes have come from the other side, pongs included. */
  long bytesReceived();

  /** Says goodbye. */
  void close(CloseCode code);

  /** Ends the connection without a word. */
  void cut();
}
