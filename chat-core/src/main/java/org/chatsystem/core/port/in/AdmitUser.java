package org.chatsystem.core.port.in;

import java.util.Optional;
import org.chatsystem.core.model.User;
import org.chatsystem.core.model.Username;

/**
 * Lets someone in by name alone, for trying things out: whoever offers this to strangers lets
 * anyone be anyone. An account made this way has no password and cannot log in.
 */
public interface AdmitUser {
  /**
   * The user of this name, signed up now if need be; nobody if the name is reserved for someone who
   * is gone, or of someone who is disabled.
   */
  Optional<User> admit(Username name);
}
