package org.chatsystem.core.port.in;

import org.chatsystem.core.model.Password;
import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;

/** Gives oneself another password. */
public interface ChangePassword {
  /**
   * Checks the current password, sets the next one and ends all other sessions, on every instance:
   * also one that somebody begins with the old password at the same time. Blocks for the time of
   * hashing.
   */
  Outcome change(Command command);

  /**
   * Who wants another password.
   *
   * @param session the sign-in that asks and is kept
   * @param current the password as it was handed in, right or wrong
   */
  record Command(Username user, SessionId session, String current, Password next) {
    @Override
    public String toString() {
      return "Command[" + user + "]";
    }
  }

  /** What came of it. */
  enum Outcome {
    /** The next password counts, and no session but the one that asked. */
    CHANGED,
    /** The current password is another one, or there is none; nothing has changed. */
    BAD_CREDENTIALS
  }
}
