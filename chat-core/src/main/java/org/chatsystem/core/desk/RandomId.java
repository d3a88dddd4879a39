package org.chatsystem.core.desk;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.chatsystem.core.model.ConnectionId;

/** Makes ids that nobody else makes, on any instance. */
final class RandomId {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 12;

  private RandomId() {}

  static ConnectionId connection() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new ConnectionId(HexFormat.of().formatHex(bytes));
  }
}
