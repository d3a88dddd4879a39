package org.chatsystem.core.port.in;

import java.util.Optional;
import org.chatsystem.core.model.Device;
import org.chatsystem.core.model.Username;

/** Signs in to an account. */
public interface LogIn {
  /**
   * Begins a session if the password is right. For an unknown user it takes as long, and answers
   * the same, as for a wrong password, however long that is. Blocks for the time of hashing.
   *
   * @param device where, if that is known
   * @return empty if there is no such user or the password is wrong
   */
  Optional<Grant> logIn(Username name, String password, Optional<Device> device);

  /** The same, on a device of which nothing is known. */
  default Optional<Grant> logIn(Username name, String password) {
    return logIn(name, password, Optional.empty());
  }
}
