package org.chatsystem.web.wire;

import java.util.Locale;
import org.chatsystem.core.model.InvalidValueException;
import org.chatsystem.core.port.in.AttachFile;
import org.chatsystem.core.port.in.ChangeMessage;
import org.chatsystem.core.port.in.ReadHistory;
import org.chatsystem.core.port.in.SendMessage;

/**
 * The one table of error codes, shared by error frames and problem documents. Its names are what
 * clients see, in lower case.
 */
public enum ErrorCode {
  /** Not JSON, or a field is missing or of the wrong type. */
  BAD_REQUEST(400),
  /** A frame type that there is not. */
  UNKNOWN_TYPE(400),
  /** Not a name. */
  INVALID_NAME(400),
  /** Not a password to choose. */
  INVALID_PASSWORD(400),
  /** Not a text to send. */
  INVALID_CONTENT(400),
  /** No good token. */
  UNAUTHORIZED(401),
  /** Wrong name or password. */
  BAD_CREDENTIALS(401),
  /** Not theirs to do. */
  FORBIDDEN(403),
  /** Not in the group. */
  NOT_A_MEMBER(403),
  /** No such user. */
  USER_NOT_FOUND(404),
  /** No such group, as far as the one who asks may know. */
  GROUP_NOT_FOUND(404),
  /** No such message in the conversation, or not any more. */
  MESSAGE_NOT_FOUND(404),
  /** No such webhook of the group, or not any more. */
  WEBHOOK_NOT_FOUND(404),

  /** Nothing of that id was uploaded there, or is carried by the message, or not any more. */
  ATTACHMENT_NOT_FOUND(404),
  /** No such path. */
  NOT_FOUND(404),
  /** Not on this path. */
  METHOD_NOT_ALLOWED(405),
  /** The name belongs to someone. */
  NAME_TAKEN(409),
  /** Longer than is read. */
  TOO_LARGE(413),
  /** A file of a kind that is not taken. */
  UNSUPPORTED_TYPE(415),
  /** Too often: try again later. */
  RATE_LIMITED(429),
  /** The store is out of reach, or there is too much to do: try again. */
  UNAVAILABLE(503),
  /** A bug; the log has the correlation id. */
  INTERNAL(500),
  /** All that is kept takes as much space as it may. */
  NO_ROOM(507);

  private final int status;
  private final String code = name().toLowerCase(Locale.ROOT);

  ErrorCode(int status) {
    this.status = status;
  }

  /** As clients see it. */
  public String code() {
    return code;
  }

  /** The HTTP status that goes with it. */
  public int status() {
    return status;
  }

  /** Whether the same request may succeed later. */
  public boolean isTemporary() {
    return this == RATE_LIMITED || this == UNAVAILABLE || this == INTERNAL;
  }

  /** For a value that breaks the model. */
  public static ErrorCode of(InvalidValueException.Kind kind) {
    return switch (kind) {
      case NAME -> INVALID_NAME;
      case PASSWORD -> INVALID_PASSWORD;
      case CONTENT -> INVALID_CONTENT;
      case OTHER -> BAD_REQUEST;
    };
  }

  /** For a message that may not be said. */
  public static ErrorCode of(SendMessage.Reason reason) {
    return switch (reason) {
      case USER_NOT_FOUND -> USER_NOT_FOUND;
      case GROUP_NOT_FOUND -> GROUP_NOT_FOUND;
      case NOT_A_MEMBER -> NOT_A_MEMBER;
      case BROADCAST_NOT_ALLOWED, BLOCKED -> FORBIDDEN;
      case MESSAGE_NOT_FOUND -> MESSAGE_NOT_FOUND;
      case ATTACHMENT_NOT_FOUND -> ATTACHMENT_NOT_FOUND;
    };
  }

  /** For something that is not kept. */
  public static ErrorCode of(AttachFile.Reason reason) {
    return switch (reason) {
      case USER_NOT_FOUND -> USER_NOT_FOUND;
      case GROUP_NOT_FOUND -> GROUP_NOT_FOUND;
      case NOT_A_MEMBER -> NOT_A_MEMBER;
      case BLOCKED, BROADCAST_NOT_ALLOWED, OFF -> FORBIDDEN;
      case EMPTY -> BAD_REQUEST;
      case TOO_LARGE -> TOO_LARGE;
      case WRONG_TYPE -> UNSUPPORTED_TYPE;
      case NO_ROOM -> NO_ROOM;
    };
  }

  /** For a message that may not be changed. */
  public static ErrorCode of(ChangeMessage.Reason reason) {
    return switch (reason) {
      case USER_NOT_FOUND -> USER_NOT_FOUND;
      case GROUP_NOT_FOUND -> GROUP_NOT_FOUND;
      case NOT_A_MEMBER -> NOT_A_MEMBER;
      case MESSAGE_NOT_FOUND -> MESSAGE_NOT_FOUND;
      case NOT_ONES_OWN, BLOCKED, TOO_LATE, TOO_MANY_REACTIONS -> FORBIDDEN;
    };
  }

  /** For a conversation that may not be read. */
  public static ErrorCode of(ReadHistory.Reason reason) {
    return switch (reason) {
      case USER_NOT_FOUND -> USER_NOT_FOUND;
      case GROUP_NOT_FOUND -> GROUP_NOT_FOUND;
      case NOT_A_MEMBER -> NOT_A_MEMBER;
    };
  }
}
