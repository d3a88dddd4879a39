package org.chatsystem.core.port.in;

import java.util.Optional;
import org.chatsystem.core.model.Device;
import org.chatsystem.core.model.Username;

/** Signs in to an account. */
public interface LogIn {
  /**
   * Begins a session if the password is right and the account is not disabled. For an unknown user
   * it takes as long, and answers the same, as for a wrong password, however long that is: only who
   * knows the password learns that an account is disabled. Blocks for the time of hashing.
   *
   * @param device where, if that is known
   */
  Outcome logIn(Username name, String password, Optional<Device> device);

  /** The same, on a device of which nothing is known. */
  default Outcome logIn(Username name, String password) {
    return logIn(name, password, Optional.empty());
  }

  /** What came of it. */
  sealed interface Outcome {
    /** Signed in. */
    record LoggedIn(Grant of) implements Outcome {}

    /** There is no such user, or the password is wrong. */
    record BadCredentials() implements Outcome {}

    /** The password is right, but whoever runs the chat keeps this user out. */
    record Disabled() implements Outcome {}

    /** What was begun, if anything was. */
    default Optional<Grant> grant() {
      return this instanceof LoggedIn in ? Optional.of(in.of()) : Optional.empty();
    }
  }
}
