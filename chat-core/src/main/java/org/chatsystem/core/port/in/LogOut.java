package org.chatsystem.core.port.in;

import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;

/** Ends sessions: their tokens are void and their connections close, on every instance. */
public interface LogOut {
  /**
   * Ends the session of this refresh token, a spent one too; anything that is no token of a session
   * is ignored.
   */
  void logOut(String refreshToken);

  /** Ends this session of a user, if there is one. */
  void logOut(Username user, SessionId session);

  /** Ends all sessions of a user. */
  void logOutEverywhere(Username user);
}
