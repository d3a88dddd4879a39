package org.chatsystem.core.port.in;

import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;

/**
 * Lets someone in by name alone, for trying things out: whoever offers this to strangers lets
 * anyone be anyone. An account made this way has no password and cannot log in.
 */
public interface AdmitUser {
  /** The user of this name, signed up now if need be. */
  User admit(Username name);
}
