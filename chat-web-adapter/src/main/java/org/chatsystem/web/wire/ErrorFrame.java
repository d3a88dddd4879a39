package org.chatsystem.web.wire;

/** A frame had no effect. */
public record ErrorFrame(
    String type,
    String code,
    String message,
    String ref,
    boolean temporary,
    Long retryAfterMs,
    String correlationId) {

  /**
   * For a refusal.
   *
   * @param ref that of the frame, {@code null} if it had none
   */
  public static ErrorFrame of(Refusal refusal, String ref) {
    ErrorCode code = refusal.code();
    return new ErrorFrame(
        "error",
        code.code(),
        refusal.getMessage(),
        ref,
        code.isTemporary(),
        refusal.retryAfterMs(),
        refusal.correlationId());
  }
}
