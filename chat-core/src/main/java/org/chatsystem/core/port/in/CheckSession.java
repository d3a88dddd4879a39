package org.chatsystem.core.port.in;

import org.chatsystem.core.model.SessionId;
import org.chatsystem.core.model.Username;

/** Tells whether a sign-in still counts. Asked for every request that carries an access token. */
public interface CheckSession {
  /** Whether the session is there, neither revoked nor expired. */
  boolean isLive(Username user, SessionId session);
}
