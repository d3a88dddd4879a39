package org.chatsystem.web.socket;

import org.chatsystem.core.port.out.Outbox;

/** Why the server closes a connection. The range of the code says what a client does next. */
enum CloseCode {
  // reconnect and resume
  SHUTTING_DOWN(1001, "the server goes down"),
  OVERLOADED(1013, "not possible at the moment"),
  SLOW(4500, "read too slowly"),
  DEAD(4501, "no sign of life"),
  ORDER_LOST(4502, "the order cannot be vouched for"),
  // mend something first
  BINARY(1003, "frames are text"),
  NOT_UTF_8(1007, "text is UTF-8"),
  TOO_LONG(1009, "a message has at most 64 KiB"),
  MALFORMED(4400, "user is not a name"),
  UNAUTHORIZED(4401, "the token is missing, not good, or expired"),
  NOT_THE_SUBJECT(4403, "user is not the subject of the token"),
  TOO_MANY_FRAMES(4429, "too many frames; come back in 15 s"),
  TOO_MANY_CONNECTIONS(4429, "too many connections; come back in 15 s, or end another one"),
  SILENT(4408, "no auth in time"),
  /** Never sent: there is nobody to hear it. */
  BROKEN(1006, "the socket broke"),
  INTERNAL(1011, "something went wrong here");

  private final int code;
  private final String reason;

  CloseCode(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  int code() {
    return code;
  }

  String reason() {
    return reason;
  }

  static CloseCode of(Outbox.Ending ending) {
    return switch (ending) {
      case SESSION_REVOKED -> UNAUTHORIZED;
      case ORDER_LOST -> ORDER_LOST;
      case SHUTTING_DOWN -> SHUTTING_DOWN;
    };
  }
}
