package org.chatsystem.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/**
 * What a refused request still has to send. A connection that is closed while something comes in is
 * reset, and a client that is reset while it sends loses the answer too: a browser says "network
 * error" where it could have said why. So the rest is read, and thrown away, before the answer.
 */
final class UnreadBody {
  /** Whoever sends more than that has to live with the reset. */
  private static final int MOST_BYTES = 16 << 20;

  /** Each one takes a thread for as long as its client sends; the others, too, may be reset. */
  private static final Semaphore AT_ONCE = new Semaphore(16);

  private static final int PIECE = 16_384;

  private UnreadBody() {}

  /**
   * Returns when nothing more comes. Does nothing for a request that is answered later: the threads
   * that do so are few, and must not wait for one client.
   */
  static void discard(HttpServletRequest request) {
    if (request.isAsyncStarted() || !AT_ONCE.tryAcquire()) {
      return;
    }
    try {
      discard(request.getInputStream());
    } catch (IOException e) {
      // broken off: nobody is left to lose the answer
    } finally {
      AT_ONCE.release();
    }
  }

  private static void discard(InputStream in) throws IOException {
    var piece = new byte[PIECE];
    int read = 0;
    for (int passed = 0; read >= 0 && passed < MOST_BYTES; passed += read) {
      read = in.read(piece);
    }
  }
}
