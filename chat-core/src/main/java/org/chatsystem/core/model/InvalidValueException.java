package org.chatsystem.core.model;

/**
 * A value from outside breaks a rule of the model. Thrown by the model's constructors and parsers
 * only, so that whoever holds a model value holds a good one; its message says which rule and may
 * be shown to the person who gave the value.
 */
public final class InvalidValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of value was refused; an edge maps each to its error code. */
  public enum Kind {
    /** A user's or a group's name. */
    NAME,
    /** A password. */
    PASSWORD,
    /** The text of a message. */
    CONTENT,
    /** Anything else: ids, refs, titles, limits. */
    OTHER
  }

  private final Kind kind;

  /** Refuses a value of this kind, for the reason that the message gives. */
  public InvalidValueException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** What kind of value was refused. */
  public Kind kind() {
    return kind;
  }
}
