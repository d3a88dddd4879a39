package org.chatsystem.core.port.out;

/**
 * Something the core needs is out of reach or has too much to do at the moment; the same call may
 * succeed later. Adapters translate their driver's exceptions into this one, so that nobody else
 * sees them. What was asked may or may not have happened.
 */
public class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Out of reach, for this reason. */
  public UnavailableException(String message) {
    super(message);
  }

  /** Out of reach, for this reason and with this cause. */
  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
