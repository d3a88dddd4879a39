package org.chatsystem.web.wire;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.chatsystem.core.model.InvalidValueException;
import org.chatsystem.core.port.in.AttachFile;
import org.chatsystem.core.port.in.ChangeMessage;
import org.chatsystem.core.port.out.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that was asked is not done; says why, in words that its asker may see. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);

  private final ErrorCode code;
  private final String correlationId;
  private final transient Duration retryAfter;

  /** Refused with this code, for this reason. */
  public Refusal(ErrorCode code, String reason) {
    this(code, reason, null, null);
  }

  /** Refused because it is too often; the same request may succeed after this time. */
  public static Refusal tooOften(Duration retryAfter) {
    long seconds = Math.max(1, (retryAfter.toMillis() + 999) / 1_000);
    String when = seconds <= 120 ? seconds + " s" : (seconds + 59) / 60 + " min";
    return new Refusal(ErrorCode.RATE_LIMITED, "too often; try again in " + when, null, retryAfter);
  }

  private Refusal(ErrorCode code, String reason, String correlationId, Duration retryAfter) {
    // made by the thousand when someone sends rubbish, and never printed: no stack trace
    super(reason, null, false, false);
    this.code = code;
    this.correlationId = correlationId;
    this.retryAfter = retryAfter;
  }

  /** For a message that may not be changed. */
  public static Refusal of(ChangeMessage.Reason reason) {
    return new Refusal(ErrorCode.of(reason), "not changed: " + explained(reason));
  }

  private static String explained(ChangeMessage.Reason reason) {
    return switch (reason) {
      case NOT_ONES_OWN -> "the message is someone else's";
      case BLOCKED -> "one of the two blocks the other, or is gone";
      case TOO_LATE -> "it was said too long ago";
      case TOO_MANY_REACTIONS -> "it has as many reactions as it may";
      default -> ErrorCode.of(reason).code().replace('_', ' ');
    };
  }

  /** For something that is not kept. */
  public static Refusal of(AttachFile.Reason reason, int mostBytes) {
    return new Refusal(
        ErrorCode.of(reason),
        switch (reason) {
          case TOO_LARGE -> "a file has at most " + mostBytes + " bytes";
          case EMPTY -> "the file is empty";
          case WRONG_TYPE -> "only PNG, JPEG, GIF, WebP, PDF, ZIP and UTF-8 text are taken";
          case OFF -> "this server takes no files";
          case NO_ROOM -> "this server has no room for more files";
          default -> "not taken: " + ErrorCode.of(reason).code().replace('_', ' ');
        });
  }

  /** Its code. */
  public ErrorCode code() {
    return code;
  }

  /** After how many milliseconds the same may succeed; {@code null} if that is not known. */
  public Long retryAfterMs() {
    return retryAfter == null ? null : Math.max(1, retryAfter.toMillis());
  }

  /** Finds this refusal in the log; {@code null} unless it is {@link ErrorCode#INTERNAL}. */
  public String correlationId() {
    return correlationId;
  }

  /**
   * Makes a refusal of whatever was thrown. What is no rule and no outage is a bug, and is logged
   * here, once.
   *
   * @param correlationId by which whoever is told of a bug finds it in the log
   */
  public static Refusal of(Throwable thrown, String correlationId) {
    if (thrown instanceof Refusal refusal) {
      return refusal;
    }
    if (thrown instanceof CompletionException && thrown.getCause() != null) {
      return of(thrown.getCause(), correlationId);
    }
    if (thrown instanceof InvalidValueException invalid) {
      return new Refusal(ErrorCode.of(invalid.kind()), invalid.getMessage());
    }
    if (thrown instanceof UnavailableException) {
      return new Refusal(ErrorCode.UNAVAILABLE, "not possible at the moment; try again");
    }
    LOG.error("Internal error, correlation id {}", correlationId, thrown);
    return new Refusal(ErrorCode.INTERNAL, "something went wrong here", correlationId, null);
  }
}
