package org.chatsystem.core.port.out;

import org.chatsystem.core.model.Password;

/**
 * Makes and checks password hashes. Deliberately slow, so implementations bound how many run at
 * once; when more wait than about a second of work, both methods throw {@link UnavailableException}
 * at once.
 */
public interface PasswordHasher {
  /** Hashes a new password with a fresh salt. Blocks while it works. */
  PasswordHash hash(Password password);

  /**
   * Whether this text is the password. Takes any text, too long or too short ones as well, and
   * takes as long for a wrong text as for the right one. Blocks while it works.
   */
  boolean matches(String candidate, PasswordHash hash);

  /** Whether a hash was made with less work than it would be now. */
  default boolean isOutdated(PasswordHash hash) {
    return false;
  }

  /**
   * A hash of the same cost that no text matches: checked for a user who does not exist, so that
   * the answer takes as long.
   */
  PasswordHash decoy();
}
