package org.chatsystem.app.admin;

/** Something that was asked cannot be done; the message is what the operator is told. */
public final class AdminFault extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int REFUSED = 1;
  private static final int MISUSE = 2;

  private final int status;

  private AdminFault(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  /** It was refused, or failed. */
  public static AdminFault refused(String message) {
    return new AdminFault(REFUSED, message);
  }

  /** It was asked in a wrong way, or with wrong settings. */
  public static AdminFault misuse(String message) {
    return new AdminFault(MISUSE, message);
  }

  /** What the process exits with. */
  int status() {
    return status;
  }
}
