package org.chatsystem.core.port.in;

import java.util.Optional;
import org.chatsystem.core.model.Device;
import org.chatsystem.core.model.DisplayName;
import org.chatsystem.core.model.Password;
import org.chatsystem.core.model.Username;

/** Makes an account and signs in to it. */
public interface SignUp {
  /**
   * Blocks for the time of hashing. Of concurrent calls for one name, on any instances, exactly one
   * succeeds.
   */
  Outcome signUp(Command command);

  /**
   * Who wants an account.
   *
   * @param displayName what to show; the name itself if empty
   * @param device where the first sign-in is, if that is known
   */
  record Command(
      Username name,
      Password password,
      Optional<DisplayName> displayName,
      Optional<Device> device) {
    /** The same, on a device of which nothing is known. */
    public Command(Username name, Password password, Optional<DisplayName> displayName) {
      this(name, password, displayName, Optional.empty());
    }
  }

  /** What came of it. */
  sealed interface Outcome {
    /** The account is made. */
    record SignedUp(Grant grant) implements Outcome {}

    /** Someone else has the name; nothing has changed. */
    record NameTaken() implements Outcome {}
  }
}
